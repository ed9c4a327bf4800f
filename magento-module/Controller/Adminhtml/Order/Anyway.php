<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\Result\JsonFactory;

/**
 * "Sync anyway" of an order, or its removal.
 */
class Anyway extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::sync';

    public function __construct(Context $context, JsonFactory $answers, Client $client, private readonly Sent $sent)
    {
        parent::__construct($context, $answers, $client);
    }

    protected function answer(): array
    {
        $path = '/orders/' . $this->client->key((int) $this->getRequest()->getParam('order_id')) . '/anyway';
        $remove = $this->getRequest()->getParam('remove') === '1';
        $answer = $this->client->send($remove ? 'DELETE' : 'POST', $path);
        $this->sent->remember(array_filter([(string) ($answer['operation'] ?? '')]));
        return ['done' => true];
    }
}
