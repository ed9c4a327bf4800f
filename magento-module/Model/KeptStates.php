<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * The states that the shop keeps so that its grid can filter, sort and export by them. Losing them loses nothing.
 */
interface KeptStates
{
    /**
     * @param list<int> $orders
     * @return array<int, State> by order; those not known are left out
     */
    public function of(array $orders): array;

    /**
     * Orders that the shop does not have are left out; what has not changed is not written.
     *
     * @param list<State> $states
     */
    public function keep(array $states): void;

    /**
     * @param list<int> $orders
     */
    public function forget(array $orders): void;
}
