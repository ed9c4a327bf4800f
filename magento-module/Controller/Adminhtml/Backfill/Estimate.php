<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Backfill;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Crossdock\Salesforce\Model\Backfills;
use Magento\Framework\App\Action\HttpPostActionInterface;

class Estimate extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    protected function answer(): array
    {
        $wanted = Backfills::wanted($this->getRequest()->getParams());
        $answer = $this->client->send('POST', '/backfills/estimate', $wanted);
        return ['sentence' => (string) __(
            '%1 orders, about %2 Salesforce calls.',
            (int) ($answer['orders'] ?? 0),
            (int) ($answer['calls'] ?? 0)
        )];
    }
}
