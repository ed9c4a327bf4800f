<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

class Response
{
    public function __construct(public readonly int $status, public readonly string $body)
    {
    }
}
