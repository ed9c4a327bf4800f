<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml;

use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Connection as Paired;
use Crossdock\Salesforce\Model\Handshake;
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
        private readonly Handshake $handshake,
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
     * @return array{good: bool, sentences: list<string>, version: string, lastNotice: string}|null null: not asked for
     */
    public function tested(): ?array
    {
        return $this->isPaired() && $this->getRequest()->getParam('tested') ? $this->handshake->test() : null;
    }

    /**
     * @param array{version: string, lastNotice: string}|null $tested
     * @return array<string, string> what each side knows, by its name
     */
    public function facts(?array $tested): array
    {
        $facts = [
            (string) __('Address') => $this->connection->url(),
            (string) __('Version of this module') => Client::VERSION,
            (string) __('Last answer') => $this->time('answered'),
            (string) __('Last notice') => $this->time('noticed'),
            (string) __('Changed orders not yet told') => (string) $this->outbox->count(),
        ];
        if ($tested !== null && $tested['version'] !== '') {
            $facts[(string) __('Version of Crossdock')] = $tested['version'];
        }
        if ($tested !== null && strtotime($tested['lastNotice']) !== false) {
            $last = $this->seen->time((int) strtotime($tested['lastNotice']));
            $facts[(string) __('Last notice that Crossdock had')] = $last;
        }
        return array_map(static fn (string $fact): string => $fact === '' ? (string) __('Never') : $fact, $facts);
    }

    private function time(string $name): string
    {
        $at = $this->memory->read($name);
        return $at === null ? '' : $this->seen->time((int) $at);
    }
}
