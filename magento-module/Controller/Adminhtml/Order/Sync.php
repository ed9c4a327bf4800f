<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Model\Operations;
use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultInterface;

/**
 * "Sync with Salesforce" of a row, and "Salesforce Sync" of an order's page.
 */
class Sync extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::sync';

    public function __construct(Context $context, private readonly Operations $operations, private readonly Sent $sent)
    {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $order = (int) $this->getRequest()->getParam('order_id');
        $started = $this->operations->start([$order]);
        $this->sent->remember($started['operations']);
        if ($started['unsent'] > 0) {
            $this->messageManager->addErrorMessage(__('The order was not sent. %1', $started['why']));
        }
        $redirect = $this->resultRedirectFactory->create();
        return $this->getRequest()->getParam('back') === 'order'
            ? $redirect->setPath('sales/order/view', ['order_id' => $order])
            : $redirect->setPath('sales/order/index');
    }
}
