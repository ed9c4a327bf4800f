<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\Api\Response;
use Crossdock\Salesforce\Model\Backfills;
use Crossdock\Salesforce\Model\OpenLines;
use Crossdock\Salesforce\Model\Operations;
use Crossdock\Salesforce\Model\OptionsForm;
use Crossdock\Salesforce\Model\OrderPage;
use Crossdock\Salesforce\Model\PreviewRows;
use PHPUnit\Framework\TestCase;

class FormsTest extends TestCase
{
    public function testShowsEachOptionAsItIsDescribed(): void
    {
        $websites = [['id' => 2, 'label' => 'Main']];
        $form = new OptionsForm(['version' => 7, 'website' => 2, 'websites' => $websites, 'tabs' => [
            ['id' => 'configuration', 'label' => 'Order Configuration', 'sections' => [
                ['label' => 'Orders', 'options' => [
                    ['name' => 'statuses', 'label' => 'Statuses', 'kind' => 'multi', 'value' => 'complete, gone',
                        'choices' => [['value' => 'complete', 'label' => 'Complete']], 'help' => 'Which.'],
                    ['name' => '"><script>', 'kind' => 'text', 'value' => ''],
                    'odd',
                    ['name' => 'newer', 'kind' => 'of the future', 'value' => 'x', 'inherited' => true],
                ]],
                ['label' => 'Empty', 'options' => []],
            ]],
        ]]);

        self::assertSame([2 => 'Main'], $form->websites());
        [$statuses, $newer] = $form->tabs()[0]['sections'][0]['fields'];
        self::assertCount(1, $form->tabs()[0]['sections']);
        self::assertSame(['complete', 'gone'], $statuses['values']);
        self::assertSame(['complete', 'gone'], array_column($statuses['choices'], 'value'));
        self::assertSame(['newer', 'text', 'x', true], [
            $newer['name'], $newer['kind'], $newer['value'], $newer['inherited'],
        ]);
    }

    public function testAPinStandsInTheFieldAndOneOddLinkIsNone(): void
    {
        $page = OrderPage::said([
            'links' => [
                'order' => ['id' => '801000000000001', 'url' => 'https://org.example/801000000000001'],
                'account' => ['id' => '001000000000001', 'url' => 'javascript:alert(1)'],
                'contact' => null,
            ],
            'pins' => ['account' => '001000000000009', 'owner' => null],
            'anyway' => ['by' => 'jane (Magento Admin)'],
            'attempts' => [['label' => 'Sent', 'by' => null], 'odd'],
        ]);

        self::assertSame('801000000000001', $page->value('order'));
        self::assertSame('001000000000009', $page->value('account'));
        self::assertNull($page->links()['account']['url']);
        self::assertSame(['order', 'account'], array_keys($page->links()));
        self::assertNull($page->pinned('owner'));
        self::assertSame('jane (Magento Admin)', $page->anyway());
        self::assertSame(['Sent', ''], array_column($page->attempts(), 'label'));
    }

    public function testAsksAboutLinesThatBelongToNoItem(): void
    {
        $problem = ['title' => 'Lines need a decision', 'faults' => [
            'lines: say "keep" or "delete" of 802000000000001AAA (MUG-1, quantity 2); no item of the order is it.',
        ]];
        $lines = OpenLines::of(Refused::from(new Response(409, json_encode($problem))));

        self::assertSame([['id' => '802000000000001AAA', 'text' => 'MUG-1, quantity 2']], $lines);
        self::assertSame([], OpenLines::of(Refused::from(new Response(422, json_encode($problem)))));
    }

    public function testAPreviewIsARowForEachField(): void
    {
        $said = ['reason' => ['sentence' => 'Zero total.', 'fix' => 'Press "Sync anyway".'], 'changes' => [
            ['action' => 'update', 'object' => 'Order', 'key' => 'main:42', 'fields' => [
                ['field' => 'Status', 'before' => '', 'after' => 'Draft'],
                ['field' => 'Paid__c', 'before' => false, 'after' => 12.5],
            ]],
            ['action' => 'delete', 'object' => 'OrderItem', 'key' => 'MUG', 'fields' => []],
        ]];
        $rows = PreviewRows::said($said);

        self::assertSame(['Order main:42', 'Order main:42', 'OrderItem MUG'], array_column($rows, 'record'));
        self::assertSame(['false', '12.5'], [$rows[1]['before'], $rows[1]['after']]);
        self::assertSame('Zero total. Press "Sync anyway".', PreviewRows::reason($said));
    }

    public function testSendsAThousandAtATimeAndSaysHowManyWereNot(): void
    {
        $shop = new InMemory();
        $shop->answers = [
            new Response(202, '{"operation":"a"}'),
            new Response(403, '{"title":"No","faults":["The token may not."]}'),
        ];
        $started = (new Operations($shop->client()))->start(range(1, 2500));

        self::assertSame(['operations' => ['a'], 'unsent' => 1500, 'why' => 'No: The token may not.'], $started);
        self::assertCount(2, $shop->requests);
    }

    public function testAddsUpOperationsAndTheirCauses(): void
    {
        $shop = new InMemory();
        $cause = ['outcome' => 'failed', 'orders' => 2, 'sentence' => 'The org is away.', 'hint' => ''];
        $counts = ['total' => 5, 'open' => 1, 'sent' => 2, 'unchanged' => 0, 'skipped' => 0, 'failed' => 2];
        $answer = new Response(200, json_encode($counts + ['causes' => [$cause, 'odd']]));
        $shop->answers = [$answer, $answer];
        $progress = (new Operations($shop->client()))->progress(['a', 'b/c']);

        self::assertSame(10, $progress['counts']['total']);
        self::assertSame(['4: The org is away.'], $progress['why']);
        self::assertStringEndsWith('/operations/b%2Fc', $shop->requests[1]->url);
    }

    public function testABackfillShowsHowFarItIs(): void
    {
        $runs = Backfills::recent([['backfill' => 'x', 'from' => '2026-01-01', 'before' => '2026-02-01',
            'startedBy' => 'jane', 'state' => 'paused', 'open' => 3, 'inSync' => 6, 'notSent' => 1,
            'failed' => 0], 'odd']);

        self::assertCount(1, $runs);
        self::assertSame([true, false], [$runs[0]['paused'], $runs[0]['running']]);
        self::assertSame([10, 7], [$runs[0]['max'], $runs[0]['done']]);
        self::assertSame(
            ['from' => '2026-01-01', 'before' => '', 'statuses' => ['complete']],
            Backfills::wanted(['from' => '2026-01-01', 'before' => ['x'], 'statuses' => 'complete,'])
        );
    }
}
