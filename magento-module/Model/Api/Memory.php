<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * What is remembered from one request to the next, for all servers of the shop.
 */
interface Memory
{
    public function read(string $name): ?string;

    public function write(string $name, string $value): void;
}
