<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Connection;

use Crossdock\Salesforce\Model\Connection;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultInterface;

class Remove extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::connection';

    public function __construct(Context $context, private readonly Connection $connection)
    {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $this->connection->remove();
        $this->messageManager->addSuccessMessage(__('The shop does not call Crossdock any more.'));
        return $this->resultRedirectFactory->create()->setPath('crossdock/connection');
    }
}
