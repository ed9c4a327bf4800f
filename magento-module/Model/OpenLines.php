<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Refused;

/**
 * The lines of a Salesforce Order of which Crossdock wants to know whether they stay.
 */
class OpenLines
{
    /**
     * @return list<array{id: string, text: string}>
     */
    public static function of(Refused $refused): array
    {
        $lines = [];
        foreach ($refused->status === 409 ? $refused->byField()['lines'] ?? [] : [] as $fault) {
            if (preg_match('/\b([A-Za-z0-9]{15,18}) \((.+?)\)/', $fault, $parts) === 1) {
                $lines[] = ['id' => $parts[1], 'text' => $parts[2]];
            }
        }
        return $lines;
    }
}
