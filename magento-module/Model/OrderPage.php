<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

/**
 * Crossdock's answer about one order, in the parts of its page.
 */
class OrderPage
{
    public const FIELDS = ['order', 'account', 'contact', 'owner'];

    /**
     * @param array<mixed> $said
     */
    private function __construct(private readonly array $said)
    {
    }

    /**
     * @param array<mixed> $said
     */
    public static function said(array $said): self
    {
        return new self($said);
    }

    /**
     * @return array<string, array{id: string, url: string|null}> by field
     */
    public function links(): array
    {
        $links = [];
        foreach (self::FIELDS as $field) {
            $link = $this->said['links'][$field] ?? null;
            if (is_array($link) && is_string($link['id'] ?? null) && $link['id'] !== '') {
                $url = is_string($link['url'] ?? null) ? State::link($link['url']) : null;
                $links[$field] = ['id' => $link['id'], 'url' => $url];
            }
        }
        return $links;
    }

    /**
     * What stands in a field: what is pinned, else what Salesforce has.
     */
    public function value(string $field): string
    {
        return $this->pinned($field) ?? $this->links()[$field]['id'] ?? '';
    }

    public function pinned(string $field): ?string
    {
        $pin = $this->said['pins'][$field] ?? null;
        return is_string($pin) && $pin !== '' ? $pin : null;
    }

    /**
     * @return string who wants it sent against the options; empty: nobody
     */
    public function anyway(): string
    {
        $by = $this->said['anyway']['by'] ?? null;
        return is_string($by) ? $by : '';
    }

    /**
     * Whether the token's role may do it: edit, sync.
     */
    public function can(string $what): bool
    {
        return ($this->said['can'][$what] ?? true) === true;
    }

    /**
     * @return list<string>
     */
    public function warnings(): array
    {
        return array_values(array_filter((array) ($this->said['warnings'] ?? []), 'is_string'));
    }

    /**
     * @return list<array{startedAt: string, why: string, by: string, label: string, message: string, hint: string}>
     */
    public function attempts(): array
    {
        $attempts = [];
        foreach ((array) ($this->said['attempts'] ?? []) as $said) {
            $attempt = [];
            foreach (['startedAt', 'why', 'by', 'label', 'message', 'hint'] as $name) {
                $attempt[$name] = is_array($said) && is_scalar($said[$name] ?? null) ? (string) $said[$name] : '';
            }
            $attempts[] = $attempt;
        }
        return $attempts;
    }
}
