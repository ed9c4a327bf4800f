<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml\Order;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\PreviewRows;
use Magento\Backend\Block\Template;
use Magento\Backend\Block\Template\Context;

class Preview extends Template
{
    private const SECONDS = 20.0;

    protected $_template = 'Crossdock_Salesforce::order/preview.phtml';

    private string $sentence = '';

    /**
     * @var list<array{action: string, record: string, field: string, before: string, after: string}>
     */
    private array $rows = [];

    /**
     * @param array<mixed> $data
     */
    public function __construct(Context $context, private readonly Client $client, array $data = [])
    {
        parent::__construct($context, $data);
    }

    protected function _beforeToHtml()
    {
        try {
            $key = $this->client->key((int) $this->getData('order_id'));
            $answer = $this->client->get('/orders/' . $key . '/preview', [], self::SECONDS);
            $this->rows = PreviewRows::said($answer);
            $this->sentence = PreviewRows::reason($answer);
            if ($this->sentence === '' && !$this->rows) {
                $this->sentence = (string) __('Nothing: Salesforce has it as it is.');
            }
        } catch (Away | Refused $e) {
            $this->sentence = $e->getMessage();
        }
        return parent::_beforeToHtml();
    }

    public function sentence(): string
    {
        return $this->sentence;
    }

    /**
     * @return list<array{action: string, record: string, field: string, before: string, after: string}>
     */
    public function rows(): array
    {
        return $this->rows;
    }
}
