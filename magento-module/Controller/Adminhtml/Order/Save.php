<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\OpenLines;
use Crossdock\Salesforce\Model\OrderPage;
use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\Result\JsonFactory;

/**
 * "Save and Sync Order", and "Unpin", which is a field that is sent empty.
 */
class Save extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::sync';

    public function __construct(Context $context, JsonFactory $answers, Client $client, private readonly Sent $sent)
    {
        parent::__construct($context, $answers, $client);
    }

    protected function answer(): array
    {
        $key = $this->client->key((int) $this->getRequest()->getParam('order_id'));
        try {
            $answer = $this->client->send('PUT', '/orders/' . $key . '/salesforce', $this->wanted());
        } catch (Refused $e) {
            $lines = OpenLines::of($e);
            if (!$lines) {
                throw $e;
            }
            $ask = (string) __('Lines of the Salesforce Order belong to no item of this order. Keep or delete each.');
            return ['faults' => ['' => [$ask]], 'lines' => $lines];
        }
        $this->sent->remember(array_filter([(string) ($answer['operation'] ?? '')]));
        return ['done' => true];
    }

    /**
     * @return array<string, mixed>
     */
    private function wanted(): array
    {
        $body = [];
        foreach (OrderPage::FIELDS as $field) {
            $value = $this->getRequest()->getParam($field);
            if (is_string($value)) {
                $body[$field] = trim($value);
            }
        }
        foreach ((array) $this->getRequest()->getParam('line', []) as $line => $what) {
            if (in_array($what, ['keep', 'delete'], true)) {
                $body[$what][] = (string) $line;
            }
        }
        return $body;
    }
}
