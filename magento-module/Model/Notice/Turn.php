<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Notice;

interface Turn
{
    /**
     * Only one sends at a time, so that the numbers have an order. Waits for nobody.
     *
     * @param callable(): void $work
     * @return bool whether it was done; false when another is at it
     */
    public function take(callable $work): bool;
}
