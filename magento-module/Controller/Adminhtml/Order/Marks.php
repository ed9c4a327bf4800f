<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Order;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\KeptStates;
use Crossdock\Salesforce\Model\Seen;
use Crossdock\Salesforce\Model\States;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\Result\Json;
use Magento\Framework\Controller\Result\JsonFactory;

/**
 * The marks of the orders on the screen: asked of Crossdock, and those last known when it is away.
 */
class Marks extends Action implements HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::view';

    private const MOST = 500;

    public function __construct(
        Context $context,
        private readonly JsonFactory $answers,
        private readonly States $states,
        private readonly KeptStates $kept,
        private readonly Seen $seen
    ) {
        parent::__construct($context);
    }

    public function execute(): Json
    {
        $this->_session->writeClose();
        $orders = array_map('intval', explode(',', (string) $this->getRequest()->getParam('orders')));
        $orders = array_slice(array_values(array_filter($orders, static fn (int $id): bool => $id > 0)), 0, self::MOST);
        $notice = '';
        try {
            $this->states->refresh($orders);
        } catch (Away | Refused $e) {
            $notice = $this->seen->notice($e);
        }
        $marks = [];
        foreach ($this->kept->of($orders) as $order => $state) {
            $marks[$order] = $this->seen->mark($state);
        }
        return $this->answers->create()->setData(['marks' => (object) $marks, 'notice' => $notice]);
    }
}
