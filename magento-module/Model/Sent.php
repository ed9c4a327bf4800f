<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\ActingUser;
use Crossdock\Salesforce\Model\Api\Memory;

/**
 * The operations that this user started last; shown until they end. Not in the session: where sessions are in the
 * database, Magento does not lock them, and a request that ends later writes back what it read.
 */
class Sent
{
    public function __construct(private readonly Memory $memory, private readonly ActingUser $user)
    {
    }

    /**
     * @param list<string> $operations
     */
    public function remember(array $operations): void
    {
        $this->memory->write($this->place(), implode(',', $operations));
    }

    /**
     * @return list<string>
     */
    public function operations(): array
    {
        return array_values(array_filter(explode(',', (string) $this->memory->read($this->place())), 'strlen'));
    }

    /**
     * What was started meanwhile stays.
     *
     * @param list<string> $operations
     */
    public function forget(array $operations): void
    {
        if ($this->operations() === $operations) {
            $this->remember([]);
        }
    }

    private function place(): string
    {
        return 'sent-' . substr(hash('sha256', $this->user->name()), 0, 24);
    }
}
