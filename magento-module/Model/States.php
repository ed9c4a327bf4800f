<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Refused;

/**
 * Keeps the shop's copy of the states up to date: of the orders that somebody looks at, and of all that changed.
 */
class States
{
    private const AT_ONCE = 500;
    private const PAGES = 100;

    public function __construct(
        private readonly Client $client,
        private readonly KeptStates $kept,
        private readonly Memory $memory
    ) {
    }

    /**
     * @param list<int> $orders
     * @throws Away
     * @throws Refused
     */
    public function refresh(array $orders): void
    {
        foreach (array_chunk($orders, self::AT_ONCE) as $some) {
            $answer = $this->client->ask('/orders/states', ['orders' => $some]);
            $this->kept->keep(self::read($answer['states'] ?? null));
            $unknown = array_filter((array) ($answer['unknown'] ?? []), 'is_int');
            $this->kept->forget(array_values($unknown));
        }
        $this->fresh();
    }

    /**
     * Reads what changed since the last time; the cursor moves only past what was written down. A feed that does not
     * know the cursor any more is read anew.
     *
     * @throws Away
     * @throws Refused
     */
    public function follow(): void
    {
        $cursor = $this->memory->read('cursor') ?? '';
        for ($page = 0; $page < self::PAGES; $page++) {
            try {
                $query = ['limit' => 1000] + ($cursor === '' ? [] : ['after' => $cursor]);
                $answer = $this->client->get('/orders/changes', $query, 10.0);
            } catch (Refused $e) {
                if ($e->status !== 410 || $cursor === '') {
                    throw $e;
                }
                $cursor = '';
                continue;
            }
            $this->kept->keep(self::read($answer['changes'] ?? null));
            $next = is_string($answer['cursor'] ?? null) ? $answer['cursor'] : '';
            if ($next !== '' && $next !== $cursor) {
                $this->memory->write('cursor', $next);
                $cursor = $next;
            }
            if (($answer['more'] ?? false) !== true) {
                break;
            }
        }
        $this->fresh();
    }

    /**
     * @return int|null epoch seconds of the last time that Crossdock told states; null: never
     */
    public function asOf(): ?int
    {
        $at = $this->memory->read('fresh');
        return $at === null ? null : (int) $at;
    }

    private function fresh(): void
    {
        if (time() - (int) $this->asOf() >= 10) {
            $this->memory->write('fresh', (string) time());
        }
    }

    /**
     * @return list<State>
     */
    private static function read(mixed $list): array
    {
        return array_values(array_filter(array_map(
            static fn (mixed $said): ?State => State::said($said),
            is_array($list) ? $list : []
        )));
    }
}
