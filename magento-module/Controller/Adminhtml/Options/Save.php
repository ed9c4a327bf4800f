<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Options;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Magento\Framework\App\Action\HttpPostActionInterface;

/**
 * Hands the changed options to Crossdock, which saves all of them or none, or asks first.
 */
class Save extends AbstractAnswer implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    protected function answer(): array
    {
        $request = $this->getRequest();
        $values = json_decode((string) $request->getParam('values'), true);
        $answer = $this->client->send('PUT', '/settings/orders?website=' . (int) $request->getParam('website'), [
            'version' => (int) $request->getParam('version'),
            'existing' => (string) $request->getParam('existing', 'ask'),
            'values' => (object) (is_array($values) ? $values : []),
        ]);
        if (($answer['saved'] ?? true) === true) {
            $this->messageManager->addSuccessMessage(__('You saved the configuration.'));
        }
        return $answer + ['saved' => true];
    }
}
