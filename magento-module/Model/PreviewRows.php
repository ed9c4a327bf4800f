<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * Crossdock's preview as rows of a table: one for each field that would change.
 */
class PreviewRows
{
    /**
     * @param array<mixed> $said
     * @return list<array{action: string, record: string, field: string, before: string, after: string}>
     */
    public static function said(array $said): array
    {
        $rows = [];
        foreach (array_filter((array) ($said['changes'] ?? []), 'is_array') as $change) {
            $record = trim(self::text($change['object'] ?? '') . ' ' . self::text($change['key'] ?? ''));
            $fields = array_filter((array) ($change['fields'] ?? []), 'is_array');
            foreach ($fields ?: [[]] as $field) {
                $rows[] = [
                    'action' => self::text($change['action'] ?? ''),
                    'record' => $record,
                    'field' => self::text($field['field'] ?? ''),
                    'before' => self::text($field['before'] ?? ''),
                    'after' => self::text($field['after'] ?? ''),
                ];
            }
        }
        return $rows;
    }

    /**
     * @param array<mixed> $said
     */
    public static function reason(array $said): string
    {
        $reason = (array) ($said['reason'] ?? []);
        return trim(self::text($reason['sentence'] ?? '') . ' ' . self::text($reason['fix'] ?? ''));
    }

    private static function text(mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            is_scalar($value) => (string) $value,
            default => '',
        };
    }
}
