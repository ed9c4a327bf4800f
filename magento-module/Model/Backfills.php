<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * "Sync all orders now": what a form asks for, and Crossdock's list of those that ran.
 */
class Backfills
{
    private const SHOWN = 5;

    /**
     * @param array<mixed> $form
     * @return array{from: string, before: string, statuses: list<string>}
     */
    public static function wanted(array $form): array
    {
        $statuses = is_string($form['statuses'] ?? null) ? explode(',', $form['statuses']) : [];
        return [
            'from' => is_string($form['from'] ?? null) ? $form['from'] : '',
            'before' => is_string($form['before'] ?? null) ? $form['before'] : '',
            'statuses' => array_values(array_filter($statuses, 'strlen')),
        ];
    }

    /**
     * @param array<mixed> $said
     * @return list<array{id: string, running: bool, paused: bool, max: int, done: int, told: list<int|string>}>
     */
    public static function recent(array $said): array
    {
        $runs = [];
        foreach (array_slice(array_filter($said, 'is_array'), 0, self::SHOWN) as $run) {
            $state = self::text($run, 'state');
            $counts = [];
            foreach (['inSync', 'notSent', 'failed', 'open'] as $count) {
                $counts[$count] = max(0, (int) ($run[$count] ?? 0));
            }
            $runs[] = [
                'id' => self::text($run, 'backfill'),
                'running' => !in_array($state, ['done', 'cancelled', 'paused'], true),
                'paused' => $state === 'paused',
                'max' => max(1, array_sum($counts)),
                'done' => array_sum($counts) - $counts['open'],
                'told' => [
                    self::text($run, 'from'),
                    self::text($run, 'before'),
                    self::text($run, 'startedBy'),
                    $state,
                    ...array_values($counts),
                ],
            ];
        }
        return $runs;
    }

    /**
     * @param array<mixed> $run
     */
    private static function text(array $run, string $name): string
    {
        return is_string($run[$name] ?? null) ? $run[$name] : '';
    }
}
