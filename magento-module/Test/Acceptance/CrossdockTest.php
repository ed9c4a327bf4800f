<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Acceptance;

use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\Handshake;
use Crossdock\Salesforce\Model\Notice\Sender;
use Crossdock\Salesforce\Model\Operations;
use Crossdock\Salesforce\Model\OptionsForm;
use Crossdock\Salesforce\Model\OrderPage;
use Crossdock\Salesforce\Model\States;
use PHPUnit\Framework\TestCase;

/**
 * Against a running Crossdock, whose shop has the orders 1 to 3. Crossdock's own ModulePhpIT starts it.
 */
class CrossdockTest extends TestCase
{
    private Paired $shop;

    protected function setUp(): void
    {
        $this->shop = new Paired();
    }

    public function testTheTwoSidesFitAndANoticeIsTaken(): void
    {
        $this->shop->add(1);
        $sender = new Sender($this->shop, $this->shop->client(), $this->shop, $this->shop);
        self::assertSame([], (new Handshake($this->shop->client(), $this->shop, $sender))->faults());
        self::assertSame(0, $this->shop->count());
        self::assertSame('1', $this->shop->read('number'));
        self::assertNotSame('', $this->shop->read('heard'));
    }

    public function testOrdersAreSentAndTheirStatesAskedForAndFollowed(): void
    {
        $operations = new Operations($this->shop->client());
        $started = $operations->start([1, 2, 3]);
        self::assertSame('', $started['why']);
        $end = time() + 30;
        do {
            usleep(100_000);
            $progress = $operations->progress($started['operations']);
        } while ($progress['counts']['open'] > 0 && time() < $end);
        self::assertSame(3, $progress['counts']['sent'] + $progress['counts']['unchanged']);
        self::assertSame([], $progress['why']);

        $states = new States($this->shop->client(), $this->shop, $this->shop);
        $states->refresh([1, 2, 99]);
        self::assertSame([1, 2], array_keys($this->shop->states));
        self::assertSame('in_sync', $this->shop->states[1]->status);
        self::assertNotNull($this->shop->states[1]->salesforceOrderId);
        self::assertNotNull($this->shop->states[1]->url);
        $states->follow();
        self::assertSame([1, 2, 3], array_keys($this->shop->states));
        $this->shop->states = [];
        $states->follow();
        self::assertSame([], $this->shop->states, 'nothing has changed since');
        $this->shop->write('cursor', 'of another database');
        $states->follow();
        self::assertSame([1, 2, 3], array_keys($this->shop->states), 'read anew');
    }

    public function testAnOrdersTabIsBuiltFromOneAnswer(): void
    {
        $client = $this->shop->client();
        $page = OrderPage::said($client->get('/orders/' . $client->key(1)));
        self::assertArrayHasKey('order', $page->links());
        self::assertNotNull($page->links()['order']['url']);
        self::assertNull($page->pinned('account'));
    }

    public function testTheOptionsFormIsBuiltFromTheDescription(): void
    {
        $form = new OptionsForm($this->shop->client()->get('/settings/orders/options'));
        self::assertTrue($form->isEditable());
        $fields = [];
        foreach ($form->tabs() as $tab) {
            foreach ($tab['sections'] as $section) {
                foreach ($section['fields'] as $option) {
                    $fields[$option['name']] = $option;
                }
            }
        }
        self::assertSame('Automatic Synchronization', $fields['automatic']['label']);
        self::assertSame(['yes', 'no'], array_column($fields['automatic']['choices'], 'value'));
        self::assertGreaterThan(15, count($fields));
    }

    public function testWhatIsRefusedIsSaidInCrossdocksWords(): void
    {
        $this->expectException(Refused::class);
        $this->expectExceptionMessageMatches('/entityIds/');
        $this->shop->client()->send('POST', '/orders/sync', ['entityIds' => ['x']]);
    }
}
