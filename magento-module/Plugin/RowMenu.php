<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Plugin;

use Magento\Framework\AuthorizationInterface;
use Magento\Framework\UrlInterface;
use Magento\Sales\Ui\Component\Listing\Column\ViewAction;

/**
 * The second entry of an order's row; with two, Magento shows them as the menu "Select".
 */
class RowMenu
{
    public function __construct(
        private readonly AuthorizationInterface $authorization,
        private readonly UrlInterface $urls
    ) {
    }

    /**
     * @param array<mixed> $dataSource
     * @return array<mixed>
     */
    public function afterPrepareDataSource(ViewAction $subject, array $dataSource): array
    {
        if (
            $subject->getContext()->getNamespace() !== 'sales_order_grid'
            || !isset($dataSource['data']['items'])
            || !$this->authorization->isAllowed('Crossdock_Salesforce::sync')
        ) {
            return $dataSource;
        }
        foreach ($dataSource['data']['items'] as &$item) {
            if (isset($item['entity_id'], $item[$subject->getData('name')])) {
                $item[$subject->getData('name')]['crossdock_sync'] = [
                    'href' => $this->urls->getUrl('crossdock/order/sync', ['order_id' => $item['entity_id']]),
                    'label' => __('Sync with Salesforce'),
                    'post' => true,
                    'confirm' => [
                        'title' => __('Sync with Salesforce'),
                        'message' => __('Send order # %1 to Salesforce?', $item['increment_id'] ?? ''),
                    ],
                ];
            }
        }
        return $dataSource;
    }
}
