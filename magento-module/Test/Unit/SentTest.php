<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Sent;
use PHPUnit\Framework\TestCase;

class SentTest extends TestCase
{
    public function testEachUserSeesTheOwnSendsUntilTheyEnd(): void
    {
        $shop = new InMemory();
        $sent = new Sent($shop, $shop);
        $sent->remember(['one', 'two']);
        self::assertSame(['one', 'two'], $sent->operations());

        $shop->user = 'a colleague with a name of forty letters';
        self::assertSame([], $sent->operations());
        self::assertLessThanOrEqual(32, max(array_map('strlen', array_keys($shop->values))), 'the column is 32 wide');

        $shop->user = 'jane';
        $sent->forget(['one', 'two']);
        self::assertSame([], $sent->operations());
    }

    public function testWhatWasStartedMeanwhileStays(): void
    {
        $shop = new InMemory();
        $sent = new Sent($shop, $shop);
        $sent->remember(['old']);
        $seen = $sent->operations();
        $sent->remember(['new']);
        $sent->forget($seen);
        self::assertSame(['new'], $sent->operations());
    }
}
