<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Plugin;

use Magento\Backend\Block\Widget\Button\ButtonList;
use Magento\Backend\Block\Widget\Button\ToolbarInterface;
use Magento\Framework\AuthorizationInterface;
use Magento\Framework\View\Element\AbstractBlock;
use Magento\Sales\Block\Adminhtml\Order\View;

/**
 * "Salesforce Sync" among an order's buttons.
 */
class SyncButton
{
    public function __construct(private readonly AuthorizationInterface $authorization)
    {
    }

    /**
     * @return null
     */
    public function beforePushButtons(ToolbarInterface $subject, AbstractBlock $context, ButtonList $buttonList)
    {
        if ($context instanceof View && $this->authorization->isAllowed('Crossdock_Salesforce::sync')) {
            $order = (int) $context->getOrderId();
            $buttonList->add('crossdock_sync', [
                'label' => __('Salesforce Sync'),
                'class' => 'crossdock-sync',
                'data_attribute' => [
                    'post' => [
                        'action' => $context->getUrl('crossdock/order/sync', ['order_id' => $order]),
                        'data' => ['back' => 'order'],
                    ],
                ],
            ]);
        }
        return null;
    }
}
