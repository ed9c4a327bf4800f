<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\Notice\Sender;

/**
 * Whether the two sides fit, and what each knows of the other.
 */
class Handshake
{
    public function __construct(
        private readonly Client $client,
        private readonly Memory $memory,
        private readonly Sender $sender
    ) {
    }

    /**
     * @return list<string> what is wrong, each with how to put it right; none: all is well
     */
    public function faults(): array
    {
        $faults = [];
        try {
            $this->sender->send(true);
        } catch (Away | Refused $e) {
            $faults[] = (string) __('Notices do not arrive. %1', $e->getMessage());
        }
        try {
            $said = $this->client->get('/module');
        } catch (Away $e) {
            return [$e->getMessage()];
        } catch (Refused $e) {
            return [match ($e->status) {
                401 => (string) __('Crossdock does not know this shop\'s token (any more). Pair the module anew.'),
                403 => (string) __('This shop\'s token may not do this. Pair the module anew in Crossdock.'),
                404 => (string) __('This Crossdock is too old for the module. Upgrade Crossdock.'),
                default => $e->getMessage(),
            }];
        }
        foreach (['console' => 'console', 'version' => 'version', 'heard' => 'lastNotice'] as $name => $part) {
            $this->memory->write($name, is_string($said[$part] ?? null) ? $said[$part] : '');
        }
        if (($said['fits'] ?? true) !== true) {
            $faults[] = is_string($said['sentence'] ?? null) ? $said['sentence'] : '';
        }
        return $faults;
    }
}
