<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Cron;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Connection;
use Crossdock\Salesforce\Model\Notice\Sender;
use Psr\Log\LoggerInterface;

/**
 * Each minute: what could not be sent after the response, or that there is nothing.
 */
class SendNotices
{
    public function __construct(
        private readonly Connection $connection,
        private readonly Sender $sender,
        private readonly LoggerInterface $logger
    ) {
    }

    public function execute(): void
    {
        if (!$this->connection->isPaired()) {
            return;
        }
        try {
            $this->sender->send(true);
        } catch (Away $e) {
            $this->logger->info('Crossdock is told later: ' . $e->getMessage());
        }
    }
}
