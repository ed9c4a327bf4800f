<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Notice;

/**
 * Changed orders of which Crossdock has not been told; one entry an order, however often it changes.
 */
interface Outbox
{
    /**
     * Takes part in the transaction that is open. Waits for nobody but a writer of the same order.
     */
    public function add(int $orderId): void;

    /**
     * @return array<int, int> each order's revision; the smallest ids first
     */
    public function some(int $limit): array;

    public function count(): int;

    /**
     * Those that changed meanwhile stay.
     *
     * @param array<int, int> $revisions
     */
    public function remove(array $revisions): void;
}
