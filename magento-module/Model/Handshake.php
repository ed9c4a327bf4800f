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
     * @return array{good: bool, sentences: list<string>, version: string, lastNotice: string}
     */
    public function test(): array
    {
        try {
            $said = $this->client->get('/module');
        } catch (Away $e) {
            return $this->bad($e->getMessage());
        } catch (Refused $e) {
            return $this->bad(match ($e->status) {
                401 => 'Crossdock does not know this shop\'s token (any more). Make a new text on Connections in'
                    . ' Crossdock and paste it here.',
                403 => 'The shop\'s token may not do this. Make a new text on Connections in Crossdock and paste it'
                    . ' here.',
                404 => 'This Crossdock is too old for the module. Upgrade Crossdock.',
                default => $e->getMessage(),
            });
        }
        $this->memory->write('console', is_string($said['console'] ?? null) ? $said['console'] : '');
        $wrong = ($said['fits'] ?? true) === true ? [] : [(string) ($said['sentence'] ?? '')];
        try {
            $this->sender->send(true);
        } catch (Away | Refused $e) {
            $wrong[] = 'Notices do not arrive. ' . $e->getMessage();
        }
        return [
            'good' => !$wrong,
            'sentences' => $wrong,
            'version' => is_string($said['version'] ?? null) ? $said['version'] : '',
            'lastNotice' => is_string($said['lastNotice'] ?? null) ? $said['lastNotice'] : '',
        ];
    }

    /**
     * @return array{good: bool, sentences: list<string>, version: string, lastNotice: string}
     */
    private function bad(string $sentence): array
    {
        return ['good' => false, 'sentences' => [$sentence], 'version' => '', 'lastNotice' => ''];
    }
}
