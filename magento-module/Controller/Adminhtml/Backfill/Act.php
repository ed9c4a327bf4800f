<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Backfill;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Magento\Framework\App\Action\HttpPostActionInterface;

/**
 * Pause, resume, cancel.
 */
class Act extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    protected function answer(): array
    {
        $id = rawurlencode((string) $this->getRequest()->getParam('id'));
        $action = rawurlencode((string) $this->getRequest()->getParam('action'));
        $this->client->send('POST', '/backfills/' . $id . '/' . $action);
        return ['done' => true];
    }
}
