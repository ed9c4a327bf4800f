<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Connection;

use Crossdock\Salesforce\Model\Api\Pairing;
use Crossdock\Salesforce\Model\Connection;
use Crossdock\Salesforce\Model\Handshake;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultInterface;

/**
 * Takes the text from Crossdock's Connections page and tests it; without a text, tests what is there.
 */
class Pair extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::connection';

    public function __construct(
        Context $context,
        private readonly Connection $connection,
        private readonly Handshake $handshake
    ) {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $text = (string) $this->getRequest()->getParam('text');
        try {
            if ($text !== '') {
                $this->connection->save(Pairing::from($text));
            }
            $faults = $this->handshake->faults();
        } catch (\InvalidArgumentException $e) {
            $faults = [(string) __('Nothing was saved. %1', $e->getMessage())];
        }
        foreach ($faults as $fault) {
            $this->messageManager->addErrorMessage($fault);
        }
        if (!$faults) {
            $this->messageManager->addSuccessMessage(__('The connection works in both ways.'));
        }
        return $this->resultRedirectFactory->create()->setPath('crossdock/connection');
    }
}
