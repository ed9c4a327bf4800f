<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml;

use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Connection as Paired;
use Crossdock\Salesforce\Model\Notice\Outbox;
use Crossdock\Salesforce\Model\Seen;
use Magento\Backend\Block\Template;
use Magento\Backend\Block\Template\Context;

/**
 * Salesforce > Connection.
 */
class Connection extends Template
{
    /**
     * @param array<mixed> $data
     */
    public function __construct(
        Context $context,
        private readonly Paired $connection,
        private readonly Memory $memory,
        private readonly Outbox $outbox,
        private readonly Seen $seen,
        array $data = []
    ) {
        parent::__construct($context, $data);
    }

    public function isPaired(): bool
    {
        return $this->connection->isPaired();
    }

    /**
     * @return array<string, string> what each side knows, by its name
     */
    public function facts(): array
    {
        $facts = [
            (string) __('Address') => $this->connection->url(),
            (string) __('Version of this module') => Client::VERSION,
            (string) __('Version of Crossdock') => (string) $this->memory->read('version'),
            (string) __('Last answer') => $this->time((string) $this->memory->read('answered')),
            (string) __('Last notice') => $this->time((string) $this->memory->read('noticed')),
            (string) __('Last notice that Crossdock had') => $this->time((string) $this->memory->read('heard')),
            (string) __('Changed orders not yet told') => (string) $this->outbox->count(),
        ];
        return array_map(static fn (string $fact): string => $fact === '' ? (string) __('Not known') : $fact, $facts);
    }

    private function time(string $at): string
    {
        $epoch = ctype_digit($at) ? (int) $at : strtotime($at);
        return $at === '' || $epoch === false ? '' : $this->seen->time($epoch);
    }
}
