<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml\Order;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\KeptStates;
use Crossdock\Salesforce\Model\OrderPage;
use Crossdock\Salesforce\Model\Seen;
use Crossdock\Salesforce\Model\State;
use Crossdock\Salesforce\Model\States;
use Magento\Backend\Block\Template;
use Magento\Backend\Block\Template\Context;

/**
 * An order as Crossdock knows it. When Crossdock is away: its last known mark and why there is no more.
 */
class Salesforce extends Template
{
    protected $_template = 'Crossdock_Salesforce::order/salesforce.phtml';

    private string $notice = '';

    private ?OrderPage $page = null;

    /**
     * @param array<mixed> $data
     */
    public function __construct(
        Context $context,
        private readonly Client $client,
        private readonly States $states,
        private readonly KeptStates $kept,
        private readonly Seen $seen,
        array $data = []
    ) {
        parent::__construct($context, $data);
    }

    protected function _beforeToHtml()
    {
        try {
            $this->states->refresh([$this->orderId()]);
            $this->page = OrderPage::said($this->client->get('/orders/' . $this->client->key($this->orderId())));
        } catch (Away $e) {
            $this->notice = $this->seen->notice($e);
        } catch (Refused $e) {
            $this->notice = $e->status === 404
                ? (string) __('Crossdock does not know this order yet. "Salesforce Sync" reads and sends it.')
                : $this->seen->notice($e);
        }
        return parent::_beforeToHtml();
    }

    public function orderId(): int
    {
        return (int) $this->getData('order_id');
    }

    public function notice(): string
    {
        return $this->notice;
    }

    public function state(): ?State
    {
        return $this->kept->of([$this->orderId()])[$this->orderId()] ?? null;
    }

    public function page(): ?OrderPage
    {
        return $this->page;
    }

    public function maySync(): bool
    {
        return $this->_authorization->isAllowed('Crossdock_Salesforce::sync');
    }

    public function time(string $instant): string
    {
        $epoch = $instant === '' ? false : strtotime($instant);
        return $epoch === false ? '' : $this->seen->time($epoch);
    }

    public function action(string $what): string
    {
        return $this->getUrl('crossdock/order/' . $what, ['order_id' => $this->orderId()]);
    }
}
