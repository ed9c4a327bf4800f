<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\ResourceModel;

use Crossdock\Salesforce\Model\KeptStates;
use Crossdock\Salesforce\Model\State;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Adapter\AdapterInterface;

class States implements KeptStates
{
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    public function of(array $orders): array
    {
        if (!$orders) {
            return [];
        }
        $select = $this->connection()->select()->from($this->table())->where('order_id IN (?)', $orders);
        $states = [];
        foreach ($this->connection()->fetchAll($select) as $row) {
            $states[(int) $row['order_id']] = State::kept($row);
        }
        return $states;
    }

    public function keep(array $states): void
    {
        $byOrder = [];
        foreach ($states as $state) {
            $byOrder[$state->order] = $state;
        }
        $kept = $this->of(array_keys($byOrder));
        $changed = array_filter(
            $byOrder,
            static fn (State $state): bool => !isset($kept[$state->order]) || $kept[$state->order] != $state
        );
        $rows = [];
        foreach ($this->ofTheShop(array_keys($changed)) as $order) {
            $rows[] = $changed[$order]->row();
        }
        if ($rows) {
            $this->connection()->insertOnDuplicate($this->table(), $rows);
        }
    }

    public function forget(array $orders): void
    {
        $known = array_keys($this->of($orders));
        if ($known) {
            $this->connection()->delete($this->table(), ['order_id IN (?)' => $known]);
        }
    }

    /**
     * @param list<int> $orders
     * @return list<int>
     */
    private function ofTheShop(array $orders): array
    {
        if (!$orders) {
            return [];
        }
        $select = $this->connection()->select()
            ->from($this->resource->getTableName('sales_order'), 'entity_id')
            ->where('entity_id IN (?)', $orders);
        return array_map('intval', $this->connection()->fetchCol($select));
    }

    private function connection(): AdapterInterface
    {
        return $this->resource->getConnection('sales');
    }

    private function table(): string
    {
        return $this->resource->getTableName('crossdock_order');
    }
}
