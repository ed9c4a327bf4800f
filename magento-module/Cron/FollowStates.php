<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Cron;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Connection;
use Crossdock\Salesforce\Model\States;
use Psr\Log\LoggerInterface;

/**
 * Each minute: the states that changed since the last one.
 */
class FollowStates
{
    public function __construct(
        private readonly Connection $connection,
        private readonly States $states,
        private readonly LoggerInterface $logger
    ) {
    }

    public function execute(): void
    {
        if (!$this->connection->isPaired()) {
            return;
        }
        try {
            $this->states->follow();
        } catch (Away $e) {
            $this->logger->info('The sync status stays as it is: ' . $e->getMessage());
        }
    }
}
