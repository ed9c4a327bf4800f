<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Notice\Turn;
use Magento\Framework\Lock\LockManagerInterface;

/**
 * By the shop's own locks. Waits a little: whoever is at it may have looked just before our entry was there.
 */
class LockedTurn implements Turn
{
    private const NAME = 'crossdock_notices';
    private const SECONDS = 3;

    public function __construct(private readonly LockManagerInterface $locks)
    {
    }

    public function take(callable $work): bool
    {
        if (!$this->locks->lock(self::NAME, self::SECONDS)) {
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
