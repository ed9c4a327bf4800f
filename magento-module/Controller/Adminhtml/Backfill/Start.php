<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Backfill;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Crossdock\Salesforce\Model\Backfills;
use Magento\Framework\App\Action\HttpPostActionInterface;

class Start extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    protected function answer(): array
    {
        $this->client->send('POST', '/backfills', Backfills::wanted($this->getRequest()->getParams()));
        return ['done' => true];
    }
}
