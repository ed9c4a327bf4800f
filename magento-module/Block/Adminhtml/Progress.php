<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml;

use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\Block\Template;
use Magento\Backend\Block\Template\Context;

/**
 * Above the grid and the order: how far the last "Sync with Salesforce" is, and why marks are old.
 */
class Progress extends Template
{
    /**
     * @param array<mixed> $data
     */
    public function __construct(Context $context, private readonly Sent $sent, array $data = [])
    {
        parent::__construct($context, $data);
    }

    public function config(): string
    {
        return json_encode([
            'Crossdock_Salesforce/js/progress' => [
                'url' => $this->sent->operations() ? $this->getUrl('crossdock/operation/progress') : '',
                'marks' => $this->getData('marks') ? $this->getUrl('crossdock/order/marks') : '',
            ],
        ], JSON_THROW_ON_ERROR | JSON_HEX_TAG | JSON_HEX_AMP);
    }
}
