<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\Controller\Result\Json;
use Magento\Framework\Controller\Result\JsonFactory;

/**
 * Answers a script of the Admin; what Crossdock refuses comes as faults by field.
 */
abstract class AbstractAnswer extends Action
{
    public function __construct(
        Context $context,
        private readonly JsonFactory $answers,
        protected readonly Client $client
    ) {
        parent::__construct($context);
    }

    /**
     * @return array<string, mixed>
     * @throws Away
     * @throws Refused
     */
    abstract protected function answer(): array;

    public function execute(): Json
    {
        try {
            $answer = $this->answer();
        } catch (Away $e) {
            $answer = ['faults' => ['' => [$e->getMessage()]]];
        } catch (Refused $e) {
            $answer = ['faults' => $e->byField() ?: ['' => [$e->getMessage()]]];
        }
        return $this->answers->create()->setData($answer);
    }
}
