<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;

/**
 * "Sync with Salesforce" of any number of orders, and how far it is.
 */
class Operations
{
    private const AT_ONCE = 1000;
    private const CAUSES = 5;
    private const COUNTS = ['total', 'open', 'sent', 'unchanged', 'skipped', 'failed'];

    public function __construct(private readonly Client $client)
    {
    }

    /**
     * A thousand at a time; what was started before a fault goes on.
     *
     * @param list<int> $orders
     * @return array{operations: list<string>, unsent: int, why: string}
     */
    public function start(array $orders): array
    {
        $operations = [];
        foreach (array_chunk($orders, self::AT_ONCE) as $turn => $some) {
            try {
                $answer = $this->client->send('POST', '/orders/sync', ['entityIds' => $some]);
            } catch (Away | Refused $e) {
                $unsent = count($orders) - $turn * self::AT_ONCE;
                return ['operations' => $operations, 'unsent' => $unsent, 'why' => $e->getMessage()];
            }
            if (is_string($answer['operation'] ?? null)) {
                $operations[] = $answer['operation'];
            }
        }
        return ['operations' => $operations, 'unsent' => 0, 'why' => ''];
    }

    /**
     * All of them together.
     *
     * @param list<string> $operations
     * @return array{counts: array<string, int>, why: list<string>}
     * @throws Away
     * @throws Refused
     */
    public function progress(array $operations): array
    {
        $counts = array_fill_keys(self::COUNTS, 0);
        $why = [];
        foreach ($operations as $operation) {
            $answer = $this->client->get('/operations/' . rawurlencode($operation));
            foreach (self::COUNTS as $count) {
                $counts[$count] += max(0, (int) ($answer[$count] ?? 0));
            }
            foreach (array_filter((array) ($answer['causes'] ?? []), 'is_array') as $cause) {
                $sentence = is_string($cause['sentence'] ?? null) ? $cause['sentence'] : '';
                $why[$sentence] = ($why[$sentence] ?? 0) + (int) ($cause['orders'] ?? 0);
            }
        }
        unset($why['']);
        arsort($why);
        $causes = [];
        foreach (array_slice($why, 0, self::CAUSES, true) as $sentence => $orders) {
            $causes[] = $counts['total'] > 1 ? $orders . ': ' . $sentence : $sentence;
        }
        return ['counts' => $counts, 'why' => $causes];
    }
}
