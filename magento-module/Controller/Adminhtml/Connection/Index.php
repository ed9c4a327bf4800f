<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Connection;

use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\View\Result\PageFactory;

class Index extends Action implements HttpGetActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::connection';

    public function __construct(Context $context, private readonly PageFactory $pages)
    {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $page = $this->pages->create();
        $page->setActiveMenu('Crossdock_Salesforce::connection');
        $page->getConfig()->getTitle()->prepend(__('Connection'));
        return $page;
    }
}
