<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Plugin;

use Magento\Framework\AuthorizationInterface;
use Magento\Framework\Data\Collection;
use Magento\Framework\Data\Collection\AbstractDb;
use Magento\Framework\View\Element\UiComponent\DataProvider\CollectionFactory;

/**
 * Joins the kept states to the orders grid, so that filters, sorting and exports are the grid's own.
 */
class StatesInGrid
{
    private const COLUMNS = [
        'salesforce_status',
        'salesforce_label',
        'salesforce_reason',
        'salesforce_order_id',
        'salesforce_url',
        'salesforce_synced_at',
    ];

    public function __construct(private readonly AuthorizationInterface $authorization)
    {
    }

    public function afterGetReport(CollectionFactory $subject, Collection $collection, string $requestName): Collection
    {
        if (
            $requestName === 'sales_order_grid_data_source' && $collection instanceof AbstractDb
            && $this->authorization->isAllowed('Crossdock_Salesforce::view')
        ) {
            $collection->getSelect()->joinLeft(
                ['crossdock' => $collection->getResource()->getTable('crossdock_order')],
                'crossdock.order_id = main_table.entity_id',
                self::COLUMNS
            );
            foreach (self::COLUMNS as $column) {
                $collection->addFilterToMap($column, 'crossdock.' . $column);
            }
        }
        return $collection;
    }
}
