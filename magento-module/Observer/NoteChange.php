<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Observer;

use Crossdock\Salesforce\Model\Connection;
use Crossdock\Salesforce\Model\Notice\AfterResponse;
use Crossdock\Salesforce\Model\Notice\Outbox;
use Crossdock\Salesforce\Model\Notice\Sender;
use Magento\Framework\DB\Adapter\DeadlockException;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;
use Magento\Framework\Model\AbstractModel;
use Magento\Sales\Model\Order;
use Magento\Sales\Model\Order\Address;
use Magento\Sales\Model\Order\Payment;
use Magento\Sales\Model\Order\Status\History;
use Psr\Log\LoggerInterface;

/**
 * Writes down which order changed, in the transaction that changes it: both are kept, or neither.
 */
class NoteChange implements ObserverInterface
{
    public function __construct(
        private readonly Connection $connection,
        private readonly Outbox $outbox,
        private readonly AfterResponse $after,
        private readonly Sender $sender,
        private readonly LoggerInterface $logger
    ) {
    }

    /**
     * A change is never stopped by this. Only a deadlock is handed on: the database has undone the change already.
     *
     * @throws DeadlockException
     */
    public function execute(Observer $observer): void
    {
        $model = $observer->getEvent()->getData('data_object');
        $order = $model instanceof AbstractModel ? $this->orderOf($model) : 0;
        if ($order < 1 || !$this->connection->isPaired()) {
            return;
        }
        try {
            $this->outbox->add($order);
            $this->after->plan();
        } catch (DeadlockException $e) {
            throw $e;
        } catch (\Throwable $e) {
            $this->missed($order, $e);
        }
    }

    private function orderOf(AbstractModel $model): int
    {
        return (int) match (true) {
            $model instanceof Order => $model->getId(),
            $model instanceof Address,
            $model instanceof Payment,
            $model instanceof History => $model->getData('parent_id'),
            default => $model->getData('order_id'),
        };
    }

    private function missed(int $order, \Throwable $why): void
    {
        $sentence = "Crossdock could not be told of order $order: " . $why->getMessage();
        $this->logger->error($sentence, ['exception' => $why]);
        try {
            $this->sender->missed();
        } catch (\Throwable $e) {
            $this->logger->error('Crossdock looks for changes by itself: ' . $e->getMessage());
        }
    }
}
