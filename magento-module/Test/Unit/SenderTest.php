<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Response;
use Crossdock\Salesforce\Model\Notice\Sender;
use Crossdock\Salesforce\Model\Notice\Turn;
use PHPUnit\Framework\TestCase;

class SenderTest extends TestCase
{
    public function testTellsOfEachOrderOnceAndForgetsIt(): void
    {
        $shop = new InMemory();
        foreach ([43, 42, 43] as $order) {
            $shop->add($order);
        }
        $this->sender($shop)->send();

        self::assertCount(1, $shop->requests);
        self::assertSame([42, 43], $shop->body(0)['orders']);
        self::assertSame([], $shop->outbox);
    }

    public function testKeepsWhatChangedWhileItWasSentAndSendsItAgain(): void
    {
        $shop = new InMemory();
        $shop->add(42);
        $shop->answers = [static function () use ($shop): Response {
            $shop->add(42);
            return new Response(202, '');
        }];
        $this->sender($shop)->send();

        self::assertSame([[42], [42]], [$shop->body(0)['orders'], $shop->body(1)['orders']]);
        self::assertSame([1, 2], [$shop->body(0)['number'], $shop->body(1)['number']]);
    }

    public function testSendsAgainUnderTheSameNumberWhatWasNotTaken(): void
    {
        $shop = new InMemory();
        $shop->values['number'] = '16';
        $shop->add(42);
        $shop->answers = [new Away('Nothing answers.')];
        try {
            $this->sender($shop)->send();
            self::fail('It was taken.');
        } catch (Away) {
            self::assertSame([42 => 1], $shop->outbox);
        }
        $this->sender($shop)->send();

        self::assertSame([17, 17], [$shop->body(0)['number'], $shop->body(1)['number']]);
        self::assertSame('17', $shop->values['number']);
        self::assertSame([], $shop->outbox);
    }

    public function testSendsAThousandAtATimeAndSaysHowManyAreLeft(): void
    {
        $shop = new InMemory();
        for ($order = 1; $order <= 2500; $order++) {
            $shop->add($order);
        }
        $this->sender($shop)->send();

        $notices = array_map(static fn (int $i): array => $shop->body($i), [0, 1, 2]);
        self::assertSame([1000, 1000, 500], array_map(static fn (array $n): int => count($n['orders']), $notices));
        self::assertSame([1500, 500, 0], array_column($notices, 'unsent'));
    }

    public function testBeatsOnlyWhenThereIsNothingToTell(): void
    {
        $shop = new InMemory();
        $this->sender($shop)->send();
        self::assertSame([], $shop->requests);

        $this->sender($shop)->send(true);
        self::assertSame([], $shop->body(0)['orders']);

        $shop->add(42);
        $this->sender($shop)->send(true);
        self::assertCount(2, $shop->requests);
    }

    public function testLeavesANumberOutWhenAChangeCouldNotBeWrittenDown(): void
    {
        $shop = new InMemory();
        $shop->values['number'] = '16';
        $this->sender($shop)->missed();
        $this->sender($shop)->send(true);

        self::assertSame(18, $shop->body(0)['number']);
    }

    public function testLooksAgainWhenItsTurnIsOverForWhatAnotherLeftToIt(): void
    {
        $shop = new InMemory();
        $shop->add(42);
        $this->sender($shop, new class ($shop) implements Turn {
            public function __construct(private readonly InMemory $shop)
            {
            }

            public function take(callable $work): bool
            {
                $work();
                if (count($this->shop->requests) === 1) {
                    $this->shop->add(43);
                }
                return true;
            }
        })->send();

        self::assertSame([[42], [43]], [$shop->body(0)['orders'], $shop->body(1)['orders']]);
    }

    public function testLeavesToAnotherWhoIsAtItWhatThereIs(): void
    {
        $shop = new InMemory();
        $shop->add(42);
        $this->sender($shop, new class () implements Turn {
            public function take(callable $work): bool
            {
                return false;
            }
        })->send();

        self::assertSame([[], [42 => 1]], [$shop->requests, $shop->outbox]);
    }

    private function sender(InMemory $shop, ?Turn $turn = null): Sender
    {
        return new Sender($shop, $shop->client(), $shop, $turn ?? $shop);
    }
}
