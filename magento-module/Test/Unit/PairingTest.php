<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use Crossdock\Salesforce\Model\Api\Pairing;
use PHPUnit\Framework\TestCase;

class PairingTest extends TestCase
{
    private const PARTS = ['url' => 'https://dock.example/', 'token' => 't', 'secret' => 's?>', 'connection' => 'main'];

    public function testReadsTheTextHoweverItWasCopied(): void
    {
        $text = rtrim(strtr(base64_encode(json_encode(self::PARTS)), '+/', '-_'), '=');
        $pairing = Pairing::from(" \n" . chunk_split($text, 20) . "\t");

        self::assertSame('https://dock.example', $pairing->url);
        self::assertSame(['t', 's?>', 'main'], [$pairing->token, $pairing->secret, $pairing->connection]);
    }

    /**
     * @dataProvider wrong
     */
    public function testSaysWhatIsWrong(string $text, string $sentence): void
    {
        $this->expectException(\InvalidArgumentException::class);
        $this->expectExceptionMessage($sentence);
        Pairing::from($text);
    }

    /**
     * @return array<string, array{string, string}>
     */
    public static function wrong(): array
    {
        return [
            'nothing' => ['', 'not the whole text'],
            'half of it' => [substr(base64_encode(json_encode(self::PARTS)), 0, 40), 'not the whole text'],
            'something else' => ['hello, world!', 'not the whole text'],
            'no secret' => [base64_encode(json_encode(['secret' => ''] + self::PARTS)), 'has no "secret"'],
            'a script' => [base64_encode(json_encode(['url' => 'javascript:alert(1)'] + self::PARTS)), 'none of http'],
            'a login' => [base64_encode(json_encode(['url' => 'https://a:b@dock'] + self::PARTS)), 'none of http'],
        ];
    }
}
