<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Pairings;

/**
 * Where people open Crossdock's console: the address that Crossdock itself named, else the one that the shop calls.
 */
class ConsoleAddress
{
    public function __construct(private readonly Pairings $pairings, private readonly Memory $memory)
    {
    }

    /**
     * @throws Away when the shop is not connected
     */
    public function of(string $path): string
    {
        $console = State::link($this->memory->read('console') ?? '') ?? $this->pairings->current()->url;
        return rtrim($console, '/') . $path;
    }
}
