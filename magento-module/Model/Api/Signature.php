<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * How a notice shows that it is the shop's.
 */
class Signature
{
    /**
     * @return array<string, string>
     */
    public static function headers(string $secret, string $body, int $now): array
    {
        return [
            'X-Crossdock-Timestamp' => (string) $now,
            'X-Crossdock-Signature' => 'sha256=' . hash_hmac('sha256', $now . '.' . $body, $secret),
        ];
    }
}
