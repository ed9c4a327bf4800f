<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\ResourceModel;

use Crossdock\Salesforce\Model\Notice\Outbox as OutboxInterface;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Adapter\AdapterInterface;
use Magento\Framework\DB\Sql\Expression;

class Outbox implements OutboxInterface
{
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    public function add(int $orderId): void
    {
        $this->connection()->insertOnDuplicate(
            $this->table(),
            ['order_id' => $orderId],
            ['revision' => new Expression('revision + 1')]
        );
    }

    public function some(int $limit): array
    {
        $select = $this->connection()->select()
            ->from($this->table(), ['order_id', 'revision'])
            ->order('order_id')
            ->limit($limit);
        $revisions = [];
        foreach ($this->connection()->fetchPairs($select) as $order => $revision) {
            $revisions[(int) $order] = (int) $revision;
        }
        return $revisions;
    }

    public function count(): int
    {
        return (int) $this->connection()->fetchOne($this->connection()->select()->from($this->table(), 'COUNT(*)'));
    }

    /**
     * One at a time by its key: locks no order but those that are there, so no writer meets it twice.
     */
    public function remove(array $revisions): void
    {
        foreach ($revisions as $order => $revision) {
            $this->connection()->delete($this->table(), ['order_id = ?' => $order, 'revision = ?' => $revision]);
        }
    }

    private function connection(): AdapterInterface
    {
        return $this->resource->getConnection('sales');
    }

    private function table(): string
    {
        return $this->resource->getTableName('crossdock_notice');
    }
}
