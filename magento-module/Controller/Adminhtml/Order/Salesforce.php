<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Block\Adminhtml\Order\Salesforce as Content;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\Result\Raw;
use Magento\Framework\Controller\Result\RawFactory;
use Magento\Framework\View\LayoutFactory;

/**
 * What is in the tab "Salesforce" of an order. The tabs ask by POST.
 */
class Salesforce extends Action implements HttpGetActionInterface, HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::view';

    public function __construct(
        Context $context,
        private readonly RawFactory $answers,
        private readonly LayoutFactory $layouts
    ) {
        parent::__construct($context);
    }

    public function execute(): Raw
    {
        $block = $this->layouts->create()->createBlock(Content::class);
        $block->setData('order_id', (int) $this->getRequest()->getParam('order_id'));
        return $this->answers->create()->setContents($block->toHtml());
    }
}
