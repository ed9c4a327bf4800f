<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\Api\Response;
use PHPUnit\Framework\TestCase;

class ClientTest extends TestCase
{
    public function testSaysWhichModuleItIsAndWhoPressedTheButton(): void
    {
        $shop = new InMemory();
        $shop->user = 'jörg müller';

        $shop->client()->send('POST', '/orders/sync', ['entityIds' => [42]]);

        $request = $shop->requests[0];
        self::assertSame('https://dock.example/shop/api/v1/orders/sync', $request->url);
        self::assertSame('{"entityIds":[42]}', $request->body);
        self::assertSame('Bearer token', $request->headers['Authorization']);
        self::assertSame('1.0.0', $request->headers['Crossdock-Module']);
        self::assertSame('j%C3%B6rg%20m%C3%BCller', $request->headers['Crossdock-Acting-User']);
        self::assertSame(10.0, $request->seconds);
    }

    public function testReadsInTwoSeconds(): void
    {
        $shop = new InMemory();
        $shop->client()->ask('/orders/states', ['orders' => [1]]);
        $shop->client()->get('/orders/changes', ['after' => 'a b']);

        self::assertSame([2.0, 2.0], array_map(static fn ($request) => $request->seconds, $shop->requests));
        self::assertStringEndsWith('/orders/changes?after=a%20b', $shop->requests[1]->url);
    }

    public function testNamesNobodyWhereNobodyPressedAnything(): void
    {
        $shop = new InMemory();
        $shop->user = '';
        $shop->client()->get('/module');

        self::assertArrayNotHasKey('Crossdock-Acting-User', $shop->requests[0]->headers);
    }

    public function testSignsANoticeAsTheWebhookWantsIt(): void
    {
        $shop = new InMemory();
        $shop->client()->notice([42], 17, 0);

        $request = $shop->requests[0];
        $signed = hash_hmac('sha256', $request->headers['X-Crossdock-Timestamp'] . '.' . $request->body, 'secret');
        self::assertSame('https://dock.example/shop/hooks/magento', $request->url);
        self::assertSame(
            '{"connection":"main","orders":[42],"number":17,"unsent":0,"module":"1.0.0"}',
            $request->body
        );
        self::assertSame('sha256=' . $signed, $request->headers['X-Crossdock-Signature']);
        self::assertArrayNotHasKey('Authorization', $request->headers);
    }

    public function testLeavesCrossdockAloneAfterThreeFailures(): void
    {
        $shop = new InMemory();
        $shop->answers = [new Away('Nothing answers.'), new Away('Nothing answers.'), new Away('Nothing answers.')];
        for ($i = 0; $i < 5; $i++) {
            try {
                $shop->client()->get('/module');
                self::fail('It answered.');
            } catch (Away $e) {
                self::assertSame('Nothing answers.', $e->getMessage());
            }
        }
        self::assertCount(3, $shop->requests);
    }

    public function testAsksAgainAfterThirtySecondsAndForgetsFailuresWithTheFirstAnswer(): void
    {
        $shop = new InMemory();
        $shop->values['breaker'] = json_encode(['failures' => 3, 'until' => time() - 1, 'why' => 'Gone.']);
        $shop->client()->get('/module');
        self::assertSame(0, json_decode($shop->values['breaker'], true)['failures']);

        $shop->values['breaker'] = json_encode(['failures' => 3, 'until' => time() - 1, 'why' => 'Gone.']);
        $shop->answers = [new Away('Still gone.')];
        $this->expectExceptionMessage('Still gone.');
        try {
            $shop->client()->get('/module');
        } finally {
            self::assertGreaterThan(time() + 25, json_decode($shop->values['breaker'], true)['until']);
        }
    }

    public function testOneFindsOutForAllWhetherCrossdockIsBack(): void
    {
        $shop = new InMemory();
        $shop->values['breaker'] = json_encode(['failures' => 3, 'until' => time() - 1, 'why' => 'Gone.']);
        $shop->answers = [static function () use ($shop): Response {
            try {
                $shop->client()->get('/module');
                self::fail('It was asked twice.');
            } catch (Away $e) {
                self::assertSame('Gone.', $e->getMessage());
            }
            return new Response(200, '{}');
        }];
        $shop->client()->get('/module');
        $shop->client()->get('/module');

        self::assertCount(2, $shop->requests);
    }

    public function testARefusalIsAnAnswerAndSaysWhatCrossdockSaid(): void
    {
        $shop = new InMemory();
        $problem = '{"title":"Nothing was saved","status":400,"faults":["notes: must be yes or no.","No website."]}';
        $shop->answers = array_fill(0, 4, new Response(400, $problem));
        for ($i = 0; $i < 4; $i++) {
            try {
                $shop->client()->send('PUT', '/settings/orders', []);
                self::fail('It was taken.');
            } catch (Refused $e) {
                self::assertSame(400, $e->status);
                self::assertSame('Nothing was saved: notes: must be yes or no. No website.', $e->getMessage());
                self::assertSame(['notes' => ['must be yes or no.'], '' => ['No website.']], $e->byField());
            }
        }
        self::assertCount(4, $shop->requests);
    }

    /**
     * @dataProvider nonsense
     */
    public function testWhatIsNotCrossdockIsSaid(Response $answer, string $sentence): void
    {
        $shop = new InMemory();
        $shop->answers = [$answer];
        $this->expectExceptionMessage($sentence);
        $shop->client()->get('/module');
    }

    /**
     * @return array<string, array{Response, string}>
     */
    public static function nonsense(): array
    {
        return [
            'a page of another server' => [new Response(200, '<html>'), 'is not Crossdock'],
            'a proxy alone' => [new Response(502, '<html>'), 'Crossdock answered 502.'],
            'a redirect to somewhere' => [new Response(302, ''), 'Crossdock answered 302.'],
        ];
    }
}
