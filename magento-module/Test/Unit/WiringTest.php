<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Unit;

use PHPUnit\Framework\TestCase;

/**
 * What Magento looks up by name is there. It would say so only when somebody opens the page.
 */
class WiringTest extends TestCase
{
    private const ROOT = __DIR__ . '/../..';

    /**
     * @dataProvider xmls
     */
    public function testEachXmlIsWellFormedAndTheClassesItNamesExist(string $file): void
    {
        $xml = new \DOMDocument();
        self::assertTrue($xml->load($file), $file);
        preg_match_all('/Crossdock\\\\Salesforce\\\\[A-Za-z\\\\]+/', (string) file_get_contents($file), $classes);
        foreach ($classes[0] as $class) {
            self::assertFileExists(self::path((string) preg_replace('/\\\\Proxy$/', '', $class)), "$file: $class");
        }
    }

    /**
     * @dataProvider xmls
     */
    public function testEachFileThatAnXmlNamesExists(string $file): void
    {
        $text = (string) file_get_contents($file);
        preg_match_all('/"Crossdock_Salesforce::([\w\/-]+\.(?:phtml|css))"/', $text, $files);
        foreach ($files[1] as $name) {
            $where = str_ends_with($name, '.phtml') ? 'templates' : 'web';
            self::assertFileExists(self::ROOT . "/view/adminhtml/$where/$name", $file);
        }
        preg_match_all('/"Crossdock_Salesforce\/(js\/[\w\/-]+)"/', $text, $scripts);
        foreach ($scripts[1] as $name) {
            self::assertFileExists(self::ROOT . "/view/adminhtml/web/$name.js", $file);
        }
        self::assertNotSame('', $text);
    }

    /**
     * @dataProvider controllers
     */
    public function testEachActionHasARightOfItsOwnAndSaysWhetherItIsGetOrPost(string $file): void
    {
        $source = (string) file_get_contents($file);
        $acl = (string) file_get_contents(self::ROOT . '/etc/acl.xml');
        preg_match("/ADMIN_RESOURCE = '([^']+)'/", $source, $right);
        if (str_contains($source, 'extends AbstractPage')) {
            self::assertStringContainsString('function path()', $source);
            return;
        }
        self::assertStringContainsString('"' . ($right[1] ?? 'none') . '"', $acl, $file);
        if (!str_contains($source, 'abstract class')) {
            self::assertMatchesRegularExpression('/implements [\w, ]*Http(Get|Post)ActionInterface/', $source, $file);
        }
    }

    /**
     * @dataProvider sources
     */
    public function testNothingAsksTheObjectManagerAndNoTemplateRunsAScript(string $file): void
    {
        $source = (string) file_get_contents($file);
        self::assertStringContainsString('declare(strict_types=1);', $source, $file);
        self::assertStringNotContainsString('ObjectManager', str_replace('ObjectManager/', '', $source), $file);
        self::assertDoesNotMatchRegularExpression('/<script|<style|\son[a-z]+=|\sstyle=/i', $source, $file);
        $newer = '/readonly class|const \\w+ [A-Z]|: (true|null) *\\{/';
        self::assertDoesNotMatchRegularExpression($newer, $source, "$file needs more than PHP 8.1");
        if (str_ends_with($file, '.phtml')) {
            preg_match_all('/<\?=\s*(.*)/', $source, $outputs);
            $harmless = '/^(\$escaper->|\/\* @noEscape \*\/|\(int\)|min\()|^[^?]+ \? \'[^\']*\' : \'[^\']*\' \?>/';
            $raw = preg_grep($harmless, $outputs[1], PREG_GREP_INVERT);
            self::assertSame([], $raw, "$file writes what is not escaped");
        }
    }

    public function testEachTextCanBeTranslated(): void
    {
        $known = [];
        $csv = fopen(self::ROOT . '/i18n/en_US.csv', 'r');
        while (($row = fgetcsv($csv, 0, ',', '"', '')) !== false) {
            $known[] = $row[0];
        }
        $used = self::texts();
        self::assertSame([], array_values(array_diff($used, $known)), 'not in i18n/en_US.csv');
        self::assertSame([], array_values(array_diff($known, $used)), 'used nowhere');
    }

    public function testTheSchemaMayChangeAllThatItMade(): void
    {
        $schema = new \DOMDocument();
        $schema->load(self::ROOT . '/etc/db_schema.xml');
        $whitelist = json_decode((string) file_get_contents(self::ROOT . '/etc/db_schema_whitelist.json'), true);
        foreach ($schema->getElementsByTagName('table') as $table) {
            $listed = $whitelist[$table->getAttribute('name')];
            foreach ($table->childNodes as $part) {
                if ($part instanceof \DOMElement) {
                    $name = $part->getAttribute('name') ?: $part->getAttribute('referenceId');
                    self::assertTrue($listed[$part->tagName][$name] ?? false, $name);
                }
            }
        }
        self::assertCount($schema->getElementsByTagName('table')->length, $whitelist);
    }

    /**
     * Magento runs Setup\Uninstall of those modules alone that have a setup_version.
     */
    public function testUninstallingDropsEachTableThatItMade(): void
    {
        $module = (string) file_get_contents(self::ROOT . '/etc/module.xml');
        self::assertStringContainsString('name="Crossdock_Salesforce" setup_version="1.0.0"', $module);
        $schema = (string) file_get_contents(self::ROOT . '/etc/db_schema.xml');
        preg_match_all('/<table name="(\w+)"/', $schema, $tables);
        $uninstall = (string) file_get_contents(self::ROOT . '/Setup/Uninstall.php');
        self::assertNotSame([], $tables[1]);
        foreach ($tables[1] as $table) {
            self::assertStringContainsString("'$table'", $uninstall);
        }
    }

    public function testTheVersionIsTheSameEverywhere(): void
    {
        $composer = json_decode((string) file_get_contents(self::ROOT . '/composer.json'), true);
        self::assertSame($composer['version'], \Crossdock\Salesforce\Model\Api\Client::VERSION);
    }

    /**
     * @return array<string, array{string}>
     */
    public static function xmls(): array
    {
        return self::named('/^\/(etc|view)\/.*\.xml$/');
    }

    /**
     * @return array<string, array{string}>
     */
    public static function controllers(): array
    {
        return self::named('/^\/Controller\/(?!.*Abstract).*\.php$/');
    }

    /**
     * @return array<string, array{string}>
     */
    public static function sources(): array
    {
        return self::named('/^\/(?!Test\/|registration).*\.(php|phtml)$/');
    }

    /**
     * @return array<string, array{string}>
     */
    private static function named(string $pattern): array
    {
        $files = [];
        $all = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator(self::ROOT, \FilesystemIterator::SKIP_DOTS)
        );
        foreach ($all as $file) {
            $name = substr((string) $file, strlen(self::ROOT));
            if (preg_match($pattern, $name) === 1) {
                $files[$name] = [(string) $file];
            }
        }
        ksort($files);
        return $files;
    }

    private static function path(string $class): string
    {
        return self::ROOT . '/' . str_replace('\\', '/', substr($class, strlen('Crossdock\\Salesforce\\'))) . '.php';
    }

    /**
     * @return list<string>
     */
    private static function texts(): array
    {
        $texts = [];
        foreach (self::named('/^\/(?!Test\/).*\.(php|phtml|js)$/') as [$file]) {
            $source = (string) file_get_contents($file);
            preg_match_all("/__\(\s*((?:'(?:[^'\\\\]|\\\\.)*'[\s.]*)+)/", $source, $found);
            foreach ($found[1] as $parts) {
                preg_match_all("/'((?:[^'\\\\]|\\\\.)*)'/", $parts, $pieces);
                $texts[] = stripslashes(implode('', $pieces[1]));
            }
        }
        foreach (self::xmls() as [$file]) {
            $source = (string) file_get_contents($file);
            preg_match_all('/translate="true">([^<]+)</', $source, $found);
            preg_match_all('/ title="([^"]+)" translate="title"/', $source, $titles);
            array_push($texts, ...$found[1], ...$titles[1]);
        }
        $texts = array_values(array_unique($texts));
        sort($texts);
        return $texts;
    }
}
