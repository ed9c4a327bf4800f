<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Options;

use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\View\Result\PageFactory;

/**
 * Salesforce > Orders.
 */
class Index extends Action implements HttpGetActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    public function __construct(Context $context, private readonly PageFactory $pages)
    {
        parent::__construct($context);
    }

    public function execute(): ResultInterface
    {
        $page = $this->pages->create();
        $page->setActiveMenu('Crossdock_Salesforce::orders');
        $page->getConfig()->getTitle()->prepend(__('Orders'));
        return $page;
    }
}
