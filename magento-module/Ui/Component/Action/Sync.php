<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Ui\Component\Action;

use Magento\Framework\AuthorizationInterface;
use Magento\Framework\View\Element\UiComponent\ContextInterface;
use Magento\Ui\Component\Action;

/**
 * "Sync with Salesforce" of the grid's Actions, for those who may.
 */
class Sync extends Action
{
    /**
     * @param array<mixed> $components
     * @param array<mixed> $data
     * @param array<mixed>|\JsonSerializable|null $actions
     */
    public function __construct(
        ContextInterface $context,
        private readonly AuthorizationInterface $authorization,
        array $components = [],
        array $data = [],
        $actions = null
    ) {
        parent::__construct($context, $components, $data, $actions);
    }

    public function prepare()
    {
        if (!$this->authorization->isAllowed('Crossdock_Salesforce::sync')) {
            $this->setData('config', ['actionDisable' => true] + (array) $this->getData('config'));
        }
        parent::prepare();
    }
}
