<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Notice\Turn;
use Magento\Framework\Lock\LockManagerInterface;

/**
 * By the shop's own locks.
 */
class LockedTurn implements Turn
{
    private const NAME = 'crossdock_notices';

    public function __construct(private readonly LockManagerInterface $locks)
    {
    }

    public function take(callable $work): bool
    {
        if (!$this->locks->lock(self::NAME, 0)) {
            return false;
        }
        try {
            $work();
        } finally {
            $this->locks->unlock(self::NAME);
        }
        return true;
    }
}
