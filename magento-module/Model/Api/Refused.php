<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * Crossdock answered no. The message is what it said, for people.
 */
class Refused extends \RuntimeException
{
    /**
     * @param int $status HTTP's
     * @param list<string> $faults one sentence each, most with the field before a colon
     */
    public function __construct(public readonly int $status, string $title, public readonly array $faults)
    {
        parent::__construct(trim($title . ($faults ? ': ' . implode(' ', $faults) : '')));
    }

    /**
     * @return array<string, list<string>> by field; those without a field under ''
     */
    public function byField(): array
    {
        $fields = [];
        foreach ($this->faults as $fault) {
            $named = preg_match('/^([A-Za-z][\w.-]*): (.+)$/s', $fault, $parts) === 1;
            $fields[$named ? $parts[1] : ''][] = $named ? $parts[2] : $fault;
        }
        return $fields;
    }

    public static function from(Response $response): self
    {
        $problem = json_decode($response->body, true);
        $problem = is_array($problem) ? $problem : [];
        $faults = array_filter((array) ($problem['faults'] ?? []), 'is_string');
        $title = $problem['title'] ?? null;
        if (!is_string($title) || $title === '') {
            $title = sprintf('Crossdock answered %d.', $response->status);
        }
        if (!$faults && is_string($problem['detail'] ?? null) && $problem['detail'] !== $title) {
            $faults = [$problem['detail']];
        }
        return new self($response->status, $title, array_values($faults));
    }
}
