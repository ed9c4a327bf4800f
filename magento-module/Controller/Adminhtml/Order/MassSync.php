<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Model\Operations;
use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\Model\ResourceModel\Db\Collection\AbstractCollection;
use Magento\Sales\Controller\Adminhtml\Order\AbstractMassAction;
use Magento\Sales\Model\ResourceModel\Order\CollectionFactory;
use Magento\Ui\Component\MassAction\Filter;

/**
 * "Sync with Salesforce" of the ticked orders.
 */
class MassSync extends AbstractMassAction implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::sync';

    private const MOST = 20000;

    public function __construct(
        Context $context,
        Filter $filter,
        CollectionFactory $collectionFactory,
        private readonly Operations $operations,
        private readonly Sent $sent
    ) {
        parent::__construct($context, $filter);
        $this->collectionFactory = $collectionFactory;
    }

    /**
     * @param AbstractCollection $collection
     */
    protected function massAction(AbstractCollection $collection): ResultInterface
    {
        $orders = array_map('intval', $collection->getAllIds());
        if (count($orders) > self::MOST) {
            $this->messageManager->addErrorMessage(
                __('%1 orders are too many at once. Use "Sync all orders now" of Salesforce > Orders.', count($orders))
            );
        } else {
            $started = $this->operations->start($orders);
            $this->sent->remember($started['operations']);
            if ($started['unsent'] > 0) {
                $this->messageManager->addErrorMessage(
                    __('%1 of %2 orders were not sent. %3', $started['unsent'], count($orders), $started['why'])
                );
            }
        }
        return $this->resultRedirectFactory->create()->setPath('sales/order/index');
    }
}
