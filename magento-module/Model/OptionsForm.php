<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * Crossdock's description of its options as tabs, sections and fields. What makes no sense is left out.
 */
class OptionsForm
{
    private const KINDS = ['choice', 'multi', 'text', 'area', 'number', 'time'];

    /**
     * @param array<mixed> $said
     */
    public function __construct(private readonly array $said)
    {
    }

    public function version(): int
    {
        return (int) ($this->said['version'] ?? 0);
    }

    public function website(): int
    {
        return (int) ($this->said['website'] ?? 0);
    }

    public function isEditable(): bool
    {
        return ($this->said['editable'] ?? true) === true;
    }

    /**
     * @return array<int, string> the names by id
     */
    public function websites(): array
    {
        $websites = [];
        foreach ($this->lists($this->said['websites'] ?? null) as $website) {
            $websites[(int) ($website['id'] ?? 0)] = self::text($website['label'] ?? '');
        }
        unset($websites[0]);
        return $websites;
    }

    /**
     * @return list<array{id: string, label: string, sections: list<array{label: string, fields: list<array<mixed>>}>}>
     */
    public function tabs(): array
    {
        $tabs = [];
        foreach ($this->lists($this->said['tabs'] ?? null) as $tab) {
            $sections = [];
            foreach ($this->lists($tab['sections'] ?? null) as $section) {
                $fields = array_map([$this, 'field'], $this->lists($section['options'] ?? null));
                $fields = array_values(array_filter($fields));
                if ($fields) {
                    $sections[] = ['label' => self::text($section['label'] ?? ''), 'fields' => $fields];
                }
            }
            if ($sections) {
                $id = (string) preg_replace('/[^A-Za-z0-9_-]/', '', self::text($tab['id'] ?? ''));
                $tabs[] = ['id' => $id, 'label' => self::text($tab['label'] ?? ''), 'sections' => $sections];
            }
        }
        return $tabs;
    }

    /**
     * @param array<mixed> $option
     * @return array{name: string, label: string, kind: string, help: string, value: string, values: list<string>,
     *     inherited: bool, choices: list<array{value: string, label: string}>, min: string, max: string}|null
     */
    public function field(array $option): ?array
    {
        $name = self::text($option['name'] ?? '');
        if (preg_match('/^[a-z][a-z0-9-]*$/', $name) !== 1) {
            return null;
        }
        $kind = self::text($option['kind'] ?? '');
        $value = self::text($option['value'] ?? '');
        return [
            'name' => $name,
            'label' => self::text($option['label'] ?? $name),
            'kind' => in_array($kind, self::KINDS, true) ? $kind : 'text',
            'help' => self::text($option['help'] ?? ''),
            'value' => $value,
            'values' => array_values(array_filter(array_map('trim', explode(',', $value)), 'strlen')),
            'inherited' => ($option['inherited'] ?? false) === true,
            'choices' => $this->choices($option, $kind, $value),
            'min' => self::text($option['min'] ?? ''),
            'max' => self::text($option['max'] ?? ''),
        ];
    }

    /**
     * The value stays choosable even where it is no choice any more: a form must not change what nobody touched.
     *
     * @param array<mixed> $option
     * @return list<array{value: string, label: string}>
     */
    private function choices(array $option, string $kind, string $value): array
    {
        $choices = [];
        foreach ($this->lists($option['choices'] ?? null) as $choice) {
            $choices[self::text($choice['value'] ?? '')] = self::text($choice['label'] ?? $choice['value'] ?? '');
        }
        $missing = $kind === 'multi' ? array_filter(array_map('trim', explode(',', $value)), 'strlen') : [];
        $missing = $kind === 'choice' ? [$value] : $missing;
        $list = [];
        foreach ($choices + array_combine($missing, $missing) as $code => $label) {
            $list[] = ['value' => (string) $code, 'label' => (string) $label];
        }
        return $list;
    }

    /**
     * @return list<array<mixed>>
     */
    private function lists(mixed $said): array
    {
        return is_array($said) ? array_values(array_filter($said, 'is_array')) : [];
    }

    private static function text(mixed $value): string
    {
        return is_scalar($value) && !is_bool($value) ? (string) $value : '';
    }
}
