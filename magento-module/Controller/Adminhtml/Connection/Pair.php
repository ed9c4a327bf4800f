<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Connection;

use Crossdock\Salesforce\Model\Api\Pairing;
use Crossdock\Salesforce\Model\Connection;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultInterface;

/**
 * Takes the text from Crossdock's Connections page.
 */
class Pair extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::connection';

    public function __construct(Context $context, private readonly Connection $connection)
    {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $redirect = $this->resultRedirectFactory->create();
        try {
            $this->connection->save(Pairing::from((string) $this->getRequest()->getParam('text')));
        } catch (\InvalidArgumentException $e) {
            $this->messageManager->addErrorMessage(__('Nothing was saved. %1', $e->getMessage()));
            return $redirect->setPath('crossdock/connection');
        }
        return $redirect->setPath('crossdock/connection', ['tested' => 1]);
    }
}
