<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Request;
use Crossdock\Salesforce\Model\Api\Response;
use Crossdock\Salesforce\Model\State;
use Crossdock\Salesforce\Model\States;
use PHPUnit\Framework\TestCase;

class StatesTest extends TestCase
{
    private const SAID = [
        'order' => 42,
        'incrementId' => '000000042',
        'status' => 'in_sync',
        'label' => 'In sync',
        'reason' => 'In sync.',
        'salesforceOrderId' => '801000000000001AAA',
        'salesforceOrderUrl' => 'https://org.example/801000000000001AAA',
        'lastSynced' => '2026-11-30T22:00:00.123+01:00',
    ];

    public function testKeepsWhatCrossdockSays(): void
    {
        $state = State::said(self::SAID);

        self::assertSame(['In sync', 'In sync.'], [$state->label, $state->reason]);
        self::assertSame('2026-11-30 21:00:00', $state->syncedAt);
        self::assertEquals($state, State::kept($state->row()));
    }

    /**
     * @dataProvider odd
     * @param array<mixed>|null $said
     */
    public function testOneOddThingSpoilsAtMostItself(mixed $said, ?State $kept): void
    {
        self::assertEquals($kept, State::said($said));
    }

    /**
     * @return array<string, array{mixed, State|null}>
     */
    public static function odd(): array
    {
        $bare = static fn (?string $id, ?string $url, ?string $at): State =>
            new State(42, 'in_sync', 'In sync', 'In sync.', $id, $url, $at);
        $id = self::SAID['salesforceOrderId'];
        $url = self::SAID['salesforceOrderUrl'];
        $at = '2026-11-30 21:00:00';
        return [
            'no order' => [['order' => 0] + self::SAID, null],
            'no status' => [['status' => '<b>'] + self::SAID, null],
            'no state at all' => ['x', null],
            'a script as link' => [['salesforceOrderUrl' => 'javascript:alert(1)'] + self::SAID, $bare($id, null, $at)],
            'a quote in the link' => [['salesforceOrderUrl' => 'https://a/"b'] + self::SAID, $bare($id, null, $at)],
            'no Salesforce id' => [['salesforceOrderId' => "801'"] + self::SAID, $bare(null, $url, $at)],
            'no time' => [['lastSynced' => 'yesterday-ish'] + self::SAID, $bare($id, $url, null)],
        ];
    }

    public function testAsksFiveHundredAtATimeAndForgetsWhatCrossdockDoesNotKnow(): void
    {
        $shop = new InMemory();
        $shop->states[43] = State::kept(['order_id' => 43] + State::said(self::SAID)->row());
        $shop->answers = [new Response(200, json_encode(['states' => [self::SAID, 'odd'], 'unknown' => [43]]))];
        $this->states($shop)->refresh(range(1, 501));

        self::assertSame([500, 1], [count($shop->body(0)['orders']), count($shop->body(1)['orders'])]);
        self::assertSame([42], array_keys($shop->states));
    }

    public function testFollowsTheFeedPageByPageAndGoesOnWhereItWas(): void
    {
        $shop = new InMemory();
        $shop->answers = [
            new Response(200, json_encode(['changes' => [self::SAID], 'cursor' => 'one', 'more' => true])),
            new Response(200, json_encode(['changes' => [], 'cursor' => 'two', 'more' => false])),
        ];
        $this->states($shop)->follow();
        $this->states($shop)->follow();

        $asked = array_map(
            static fn (Request $request): string => (string) parse_url($request->url, PHP_URL_QUERY),
            $shop->requests
        );
        self::assertSame(['limit=1000', 'limit=1000&after=one', 'limit=1000&after=two'], $asked);
        self::assertSame([42], array_keys($shop->states));
    }

    public function testBeginsAnewWhenTheFeedDoesNotKnowTheCursor(): void
    {
        $shop = new InMemory();
        $shop->values['cursor'] = 'old';
        $shop->answers = [
            new Response(410, '{"title":"Begin anew"}'),
            new Response(200, json_encode(['changes' => [self::SAID], 'cursor' => 'new', 'more' => false])),
        ];
        $this->states($shop)->follow();

        self::assertStringNotContainsString('after', $shop->requests[1]->url);
        self::assertSame('new', $shop->values['cursor']);
    }

    public function testKeepsTheCursorWhenCrossdockGoesAwayAndTheMarksKeepTheirAge(): void
    {
        $shop = new InMemory();
        $shop->values = ['cursor' => 'one', 'fresh' => '1000'];
        $shop->answers = [new Away('Nothing answers.')];
        try {
            $this->states($shop)->follow();
            self::fail('It answered.');
        } catch (Away) {
            self::assertSame('one', $shop->values['cursor']);
            self::assertSame(1000, $this->states($shop)->asOf());
        }
    }

    private function states(InMemory $shop): States
    {
        return new States($shop->client(), $shop, $shop);
    }
}
