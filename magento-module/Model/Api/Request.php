<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * @param float $seconds the time all of it may take
 */
class Request
{
    /**
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly string $method,
        public readonly string $url,
        public readonly array $headers,
        public readonly string $body,
        public readonly float $seconds
    ) {
    }
}
