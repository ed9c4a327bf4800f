<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Console;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\ConsoleAddress;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\ResultFactory;
use Magento\Framework\Controller\ResultInterface;

/**
 * Leads to a page of Crossdock's own console.
 */
abstract class AbstractPage extends Action implements HttpGetActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::view';

    public function __construct(Context $context, private readonly ConsoleAddress $console)
    {
        parent::__construct($context);
    }

    abstract protected function path(): string;

    public function execute(): ResultInterface
    {
        $redirect = $this->resultFactory->create(ResultFactory::TYPE_REDIRECT);
        try {
            return $redirect->setUrl($this->console->of($this->path()));
        } catch (Away $e) {
            $this->messageManager->addErrorMessage($e->getMessage());
            return $redirect->setPath('adminhtml/dashboard');
        }
    }
}
