<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * Crossdock's API. Every call says which module it is and who pressed the button, ends within its time limit and
 * counts for the breaker. Nothing of a call is repeated by itself.
 */
class Client
{
    public const VERSION = '1.0.0';

    private const READ = 2.0;
    private const SEND = 10.0;
    private const NOTICE = 5.0;

    public function __construct(
        private readonly Transport $transport,
        private readonly Pairings $pairings,
        private readonly Breaker $breaker,
        private readonly Memory $memory,
        private readonly ActingUser $user
    ) {
    }

    /**
     * @param array<string, scalar> $query
     * @return array<mixed>
     * @throws Away
     * @throws Refused
     */
    public function get(string $path, array $query = [], float $seconds = self::READ): array
    {
        $query = $query ? '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986) : '';
        return $this->call('GET', $path . $query, null, $seconds);
    }

    /**
     * Asks by POST for what does not fit into an address; changes nothing.
     *
     * @param array<mixed> $body
     * @return array<mixed>
     * @throws Away
     * @throws Refused
     */
    public function ask(string $path, array $body): array
    {
        return $this->call('POST', $path, $body, self::READ);
    }

    /**
     * @param array<mixed>|null $body
     * @return array<mixed>
     * @throws Away
     * @throws Refused
     */
    public function send(string $method, string $path, ?array $body = null): array
    {
        return $this->call($method, $path, $body, self::SEND);
    }

    /**
     * Tells of changed orders; returns only when Crossdock has taken them.
     *
     * @param list<int> $orders
     * @throws Away
     * @throws Refused
     */
    public function notice(array $orders, int $number, int $unsent): void
    {
        $pairing = $this->pairings->current();
        $body = self::json([
            'connection' => $pairing->connection,
            'orders' => $orders,
            'number' => $number,
            'unsent' => $unsent,
            'module' => self::VERSION,
        ]);
        $headers = Signature::headers($pairing->secret, $body, time())
            + ['Content-Type' => 'application/json', 'Crossdock-Module' => self::VERSION];
        $this->answer(new Request('POST', $pairing->url . '/hooks/magento', $headers, $body, self::NOTICE));
    }

    /**
     * The key by which Crossdock knows an order.
     */
    public function key(int $orderId): string
    {
        return rawurlencode($this->pairings->current()->connection . ':' . $orderId);
    }

    /**
     * @param array<mixed>|null $body
     * @return array<mixed>
     */
    private function call(string $method, string $path, ?array $body, float $seconds): array
    {
        $pairing = $this->pairings->current();
        $headers = [
            'Authorization' => 'Bearer ' . $pairing->token,
            'Accept' => 'application/json',
            'Crossdock-Module' => self::VERSION,
        ];
        $user = $this->user->name();
        if ($user !== '') {
            $headers['Crossdock-Acting-User'] = rawurlencode($user);
        }
        if ($body !== null) {
            $headers['Content-Type'] = 'application/json';
        }
        $json = $body === null ? '' : self::json($body);
        $answer = $this->answer(new Request($method, $pairing->url . '/api/v1' . $path, $headers, $json, $seconds));
        if ($answer->body === '') {
            return [];
        }
        $read = json_decode($answer->body, true);
        if (!is_array($read)) {
            throw new Away(
                'What answers at ' . $pairing->url . ' is not Crossdock. See Salesforce > Connection.'
            );
        }
        return $read;
    }

    private function answer(Request $request): Response
    {
        $this->breaker->check(time());
        try {
            $response = $this->transport->send($request);
            if ($response->status >= 502 && $response->status <= 504) {
                throw new Away(Refused::from($response)->getMessage());
            }
        } catch (Away $e) {
            $this->breaker->failed($e->getMessage(), time());
            throw $e;
        }
        $this->breaker->worked();
        $this->answered();
        if ($response->status < 200 || $response->status > 299) {
            throw Refused::from($response);
        }
        return $response;
    }

    private function answered(): void
    {
        if (time() - (int) $this->memory->read('answered') >= 60) {
            $this->memory->write('answered', (string) time());
        }
    }

    /**
     * @param array<mixed> $body
     */
    private static function json(array $body): string
    {
        return json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }
}
