<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * What Crossdock says of an order. Its texts are Crossdock's.
 */
class State
{
    public function __construct(
        public readonly int $order,
        public readonly string $status,
        public readonly string $label,
        public readonly string $reason,
        public readonly ?string $salesforceOrderId,
        public readonly ?string $url,
        public readonly ?string $syncedAt
    ) {
    }

    /**
     * @param mixed $said one element of an answer
     * @return self|null null when it makes no sense
     */
    public static function said(mixed $said): ?self
    {
        if (!is_array($said) || !is_int($said['order'] ?? null) || $said['order'] < 1) {
            return null;
        }
        $texts = [];
        foreach (['status', 'label', 'reason', 'salesforceOrderId', 'salesforceOrderUrl', 'lastSynced'] as $name) {
            $texts[$name] = is_string($said[$name] ?? null) ? $said[$name] : '';
        }
        if (preg_match('/^[a-z_]{1,16}$/', $texts['status']) !== 1) {
            return null;
        }
        return new self(
            $said['order'],
            $texts['status'],
            mb_substr($texts['label'], 0, 64),
            mb_substr($texts['reason'], 0, 5000),
            preg_match('/^[A-Za-z0-9]{15,18}$/', $texts['salesforceOrderId']) ? $texts['salesforceOrderId'] : null,
            self::link($texts['salesforceOrderUrl']),
            self::utc($texts['lastSynced'])
        );
    }

    /**
     * @return array<string, int|string|null> by column
     */
    public function row(): array
    {
        return [
            'order_id' => $this->order,
            'salesforce_status' => $this->status,
            'salesforce_label' => $this->label,
            'salesforce_reason' => $this->reason,
            'salesforce_order_id' => $this->salesforceOrderId,
            'salesforce_url' => $this->url,
            'salesforce_synced_at' => $this->syncedAt,
        ];
    }

    /**
     * @param array<string, mixed> $row
     */
    public static function kept(array $row): self
    {
        return new self(
            (int) $row['order_id'],
            (string) $row['salesforce_status'],
            (string) $row['salesforce_label'],
            (string) $row['salesforce_reason'],
            isset($row['salesforce_order_id']) ? (string) $row['salesforce_order_id'] : null,
            isset($row['salesforce_url']) ? (string) $row['salesforce_url'] : null,
            isset($row['salesforce_synced_at']) ? (string) $row['salesforce_synced_at'] : null
        );
    }

    /**
     * @return string|null null for what no browser should follow
     */
    public static function link(string $url): ?string
    {
        return strlen($url) <= 255 && preg_match('#^https?://[^\s"\'<>]+$#i', $url) === 1 ? $url : null;
    }

    private static function utc(string $instant): ?string
    {
        try {
            return $instant === '' ? null
                : (new \DateTimeImmutable($instant))->setTimezone(new \DateTimeZone('UTC'))->format('Y-m-d H:i:s');
        } catch (\Exception) {
            return null;
        }
    }
}
