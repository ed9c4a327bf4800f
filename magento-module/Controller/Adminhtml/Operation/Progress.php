<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Operation;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\Operations;
use Crossdock\Salesforce\Model\Sent;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\Controller\Result\Json;
use Magento\Framework\Controller\Result\JsonFactory;

/**
 * How far the sends are that this user started last.
 */
class Progress extends Action implements HttpGetActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::view';

    public function __construct(
        Context $context,
        private readonly JsonFactory $answers,
        private readonly Operations $operations,
        private readonly Sent $sent
    ) {
        parent::__construct($context);
    }

    public function execute(): Json
    {
        $operations = $this->sent->operations();
        if (!$operations) {
            return $this->answers->create()->setData(['done' => true]);
        }
        try {
            $progress = $this->operations->progress($operations);
        } catch (Away $e) {
            return $this->answers->create()->setData(
                ['done' => false, 'total' => 1, 'open' => 1, 'sentence' => $e->getMessage()]
            );
        } catch (Refused $e) {
            $this->sent->forget($operations);
            return $this->answers->create()->setData(
                ['done' => true, 'bad' => true, 'total' => 1, 'open' => 0, 'sentence' => $e->getMessage()]
            );
        }
        $counts = $progress['counts'];
        $done = $counts['open'] === 0;
        if ($done) {
            $this->sent->forget($operations);
        }
        return $this->answers->create()->setData([
            'done' => $done,
            'bad' => $counts['skipped'] + $counts['failed'] > 0,
            'total' => $counts['total'],
            'open' => $counts['open'],
            'why' => $progress['why'],
            'sentence' => $done
                ? $this->summary($counts)
                : (string) __('%1 of %2 orders', $counts['total'] - $counts['open'], $counts['total']),
        ]);
    }

    /**
     * @param array<string, int> $counts
     */
    private function summary(array $counts): string
    {
        return (string) __(
            '%1 sent, %2 unchanged, %3 skipped, %4 failed.',
            $counts['sent'],
            $counts['unchanged'],
            $counts['skipped'],
            $counts['failed']
        );
    }
}
