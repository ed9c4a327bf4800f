<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Magento\Framework\Stdlib\DateTime\TimezoneInterface;

/**
 * States as people see them.
 */
class Seen
{
    public function __construct(private readonly States $states, private readonly TimezoneInterface $timezone)
    {
    }

    /**
     * @return array<string, string>
     */
    public function mark(State $state): array
    {
        return [
            'status' => $state->status,
            'label' => $state->label,
            'reason' => $state->reason,
            'order' => (string) $state->salesforceOrderId,
            'url' => (string) $state->url,
            'synced' => (string) $state->syncedAt,
        ];
    }

    /**
     * Why marks are old, and how old.
     */
    public function notice(\Throwable $why): string
    {
        $at = $this->states->asOf();
        return $at === null
            ? (string) __('No sync status yet. %1', $why->getMessage())
            : (string) __('The sync status is as of %1. %2', $this->time($at), $why->getMessage());
    }

    public function time(int $epoch): string
    {
        return $this->timezone->formatDateTime(
            new \DateTimeImmutable('@' . $epoch),
            \IntlDateFormatter::MEDIUM,
            \IntlDateFormatter::MEDIUM
        );
    }
}
