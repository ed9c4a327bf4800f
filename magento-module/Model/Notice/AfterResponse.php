<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Notice;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Refused;
use Magento\Framework\App\ResourceConnection;
use Psr\Log\LoggerInterface;

/**
 * Sends notices when the visitor has the answer already. Where PHP can't do that (no FPM, a command), and when
 * Crossdock is away, they wait for cron.
 */
class AfterResponse
{
    private bool $planned = false;

    public function __construct(
        private readonly Sender $sender,
        private readonly ResourceConnection $resource,
        private readonly LoggerInterface $logger
    ) {
    }

    public function plan(): void
    {
        if (!$this->planned && $this->finish() !== null) {
            $this->planned = true;
            register_shutdown_function([$this, 'send']);
        }
    }

    public function send(): void
    {
        try {
            if (session_status() === PHP_SESSION_ACTIVE) {
                session_write_close();
            }
            ($this->finish())();
            if ($this->resource->getConnection('sales')->getTransactionLevel() === 0) {
                $this->sender->send();
            }
        } catch (Away $e) {
            $this->logger->info('Crossdock is told later: ' . $e->getMessage());
        } catch (Refused $e) {
            $this->logger->error('Crossdock refused a notice: ' . $e->getMessage());
        } catch (\Throwable $e) {
            $this->logger->error('Crossdock could not be told: ' . $e->getMessage(), ['exception' => $e]);
        }
    }

    private function finish(): ?callable
    {
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $function) {
            if (function_exists($function)) {
                return $function;
            }
        }
        return null;
    }
}
