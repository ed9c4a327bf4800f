<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * After three failures in a row Crossdock is left alone for 30 seconds, so that nobody waits for it. Then one call
 * finds out for all whether it is back; the others are left out until it did, or for 30 seconds.
 */
class Breaker
{
    private const FAILURES = 3;
    private const QUIET = 30;

    public function __construct(private readonly Memory $memory)
    {
    }

    /**
     * @throws Away while it is quiet, with what was wrong at last
     */
    public function check(int $now): void
    {
        $state = $this->state();
        if ($state['until'] > $now) {
            throw new Away($state['why']);
        }
        if ($state['failures'] >= self::FAILURES) {
            $this->save($state['failures'], $now + self::QUIET, $state['why']);
        }
    }

    public function failed(string $why, int $now): void
    {
        $failures = $this->state()['failures'] + 1;
        $this->save($failures, $failures >= self::FAILURES ? $now + self::QUIET : 0, $why);
    }

    public function worked(): void
    {
        if ($this->state()['failures'] > 0) {
            $this->save(0, 0, '');
        }
    }

    private function save(int $failures, int $until, string $why): void
    {
        $this->memory->write(
            'breaker',
            json_encode(['failures' => $failures, 'until' => $until, 'why' => $why], JSON_THROW_ON_ERROR)
        );
    }

    /**
     * @return array{failures: int, until: int, why: string}
     */
    private function state(): array
    {
        $state = json_decode($this->memory->read('breaker') ?? '', true);
        $state = is_array($state) ? $state : [];
        return [
            'failures' => (int) ($state['failures'] ?? 0),
            'until' => (int) ($state['until'] ?? 0),
            'why' => (string) ($state['why'] ?? ''),
        ];
    }
}
