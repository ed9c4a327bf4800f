<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\ActingUser;
use Crossdock\Salesforce\Model\Api\Breaker;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Pairing;
use Crossdock\Salesforce\Model\Api\Pairings;
use Crossdock\Salesforce\Model\Api\Request;
use Crossdock\Salesforce\Model\Api\Response;
use Crossdock\Salesforce\Model\Api\Transport;
use Crossdock\Salesforce\Model\KeptStates;
use Crossdock\Salesforce\Model\Notice\Outbox;
use Crossdock\Salesforce\Model\Notice\Turn;
use Crossdock\Salesforce\Model\State;

/**
 * The shop's side without a shop, and a Crossdock that answers what a test wants.
 */
class InMemory implements Memory, Pairings, ActingUser, Transport, Outbox, Turn, KeptStates
{
    /** @var array<string, string> */
    public array $values = [];

    /** @var list<Request> */
    public array $requests = [];

    /** @var list<Response|\Throwable|callable(Request): Response> */
    public array $answers = [];

    /** @var array<int, int> */
    public array $outbox = [];

    /** @var array<int, State> */
    public array $states = [];

    public string $user = 'jane';

    public function client(): Client
    {
        return new Client($this, $this, new Breaker($this), $this, $this);
    }

    /**
     * @return array<mixed>
     */
    public function body(int $request): array
    {
        return json_decode($this->requests[$request]->body, true, 512, JSON_THROW_ON_ERROR);
    }

    public function read(string $name): ?string
    {
        return $this->values[$name] ?? null;
    }

    public function write(string $name, string $value): void
    {
        $this->values[$name] = $value;
    }

    public function current(): Pairing
    {
        return new Pairing('https://dock.example/shop', 'token', 'secret', 'main');
    }

    public function name(): string
    {
        return $this->user;
    }

    public function send(Request $request): Response
    {
        $this->requests[] = $request;
        $answer = array_shift($this->answers) ?? new Response(200, '{}');
        if ($answer instanceof \Throwable) {
            throw $answer;
        }
        return $answer instanceof Response ? $answer : $answer($request);
    }

    public function add(int $orderId): void
    {
        $this->outbox[$orderId] = ($this->outbox[$orderId] ?? 0) + 1;
        ksort($this->outbox);
    }

    public function some(int $limit): array
    {
        return array_slice($this->outbox, 0, $limit, true);
    }

    public function count(): int
    {
        return count($this->outbox);
    }

    public function remove(array $revisions): void
    {
        $this->outbox = array_diff_assoc($this->outbox, $revisions);
    }

    public function take(callable $work): bool
    {
        $work();
        return true;
    }

    public function of(array $orders): array
    {
        return array_intersect_key($this->states, array_flip($orders));
    }

    public function keep(array $states): void
    {
        foreach ($states as $state) {
            $this->states[$state->order] = $state;
        }
    }

    public function forget(array $orders): void
    {
        $this->states = array_diff_key($this->states, array_flip($orders));
    }
}
