<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml\Order;

use Magento\Backend\Block\Template;
use Magento\Backend\Block\Widget\Tab\TabInterface;

/**
 * The tab "Salesforce" of an order. What is in it is fetched when it is opened, so that the order's page never waits
 * for Crossdock.
 */
class Tab extends Template implements TabInterface
{
    public function getTabLabel()
    {
        return __('Salesforce');
    }

    public function getTabTitle()
    {
        return __('Salesforce');
    }

    public function canShowTab()
    {
        return $this->_authorization->isAllowed('Crossdock_Salesforce::view');
    }

    public function isHidden()
    {
        return false;
    }

    public function getTabClass(): string
    {
        return 'ajax only';
    }

    public function getTabUrl(): string
    {
        return $this->getUrl('crossdock/order/salesforce', ['order_id' => $this->getRequest()->getParam('order_id')]);
    }
}
