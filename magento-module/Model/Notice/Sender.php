<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Notice;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Refused;

/**
 * Tells Crossdock what is in the outbox. An entry leaves it only when Crossdock has taken it; a notice whose answer
 * was lost goes again under the same number. A number that is left out tells Crossdock that it may have missed one.
 * Nobody waits for another who is at it; that one looks once more when its turn is over.
 */
class Sender
{
    private const MOST = 1000;

    public function __construct(
        private readonly Outbox $outbox,
        private readonly Client $client,
        private readonly Memory $memory,
        private readonly Turn $turn
    ) {
    }

    /**
     * @param bool $beat whether to say that there is nothing, when there is nothing
     * @throws Away
     * @throws Refused
     */
    public function send(bool $beat = false): void
    {
        do {
            $had = $this->turn->take(function () use (&$beat): void {
                $orders = $this->outbox->some(self::MOST);
                while ($orders || $beat) {
                    $this->notice($orders);
                    $this->outbox->remove($orders);
                    $beat = false;
                    $orders = $this->outbox->some(self::MOST);
                }
            });
        } while ($had && $this->outbox->count() > 0);
    }

    /**
     * A change could not be written down. The next number is left out, and Crossdock looks for itself.
     */
    public function missed(): void
    {
        $this->memory->write('number', (string) ($this->number() + 1));
    }

    /**
     * @param array<int, int> $orders
     */
    private function notice(array $orders): void
    {
        $number = $this->number() + 1;
        $this->client->notice(array_keys($orders), $number, max(0, $this->outbox->count() - count($orders)));
        $this->memory->write('number', (string) $number);
        $this->memory->write('noticed', (string) time());
    }

    private function number(): int
    {
        return (int) $this->memory->read('number');
    }
}
