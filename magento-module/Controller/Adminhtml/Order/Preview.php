<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Block\Adminhtml\Order\Preview as Content;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\Result\Raw;
use Magento\Framework\Controller\Result\RawFactory;
use Magento\Framework\View\LayoutFactory;

/**
 * What would be sent now; Crossdock reads shop and Salesforce for it, which takes a moment.
 */
class Preview extends Action implements HttpGetActionInterface
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
        $this->_session->writeClose();
        $block = $this->layouts->create()->createBlock(Content::class);
        $block->setData('order_id', (int) $this->getRequest()->getParam('order_id'));
        return $this->answers->create()->setContents($block->toHtml());
    }
}
