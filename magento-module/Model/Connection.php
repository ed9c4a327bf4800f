<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Memory;
use Crossdock\Salesforce\Model\Api\Pairing;
use Crossdock\Salesforce\Model\Api\Pairings;
use Magento\Framework\App\Cache\Type\Config as ConfigCache;
use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\ReinitableConfigInterface;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\Config\Storage\WriterInterface;
use Magento\Framework\Encryption\EncryptorInterface;

/**
 * The pairing in the shop's configuration; token and secret are encrypted there.
 */
class Connection implements Pairings
{
    private const URL = 'crossdock/connection/url';
    private const TOKEN = 'crossdock/connection/token';
    private const SECRET = 'crossdock/connection/secret';
    private const NAME = 'crossdock/connection/name';
    private const OF_THE_FORMER = ['breaker', 'cursor', 'console', 'version', 'heard'];

    public function __construct(
        private readonly ScopeConfigInterface $config,
        private readonly ReinitableConfigInterface $reinitable,
        private readonly WriterInterface $writer,
        private readonly TypeListInterface $caches,
        private readonly EncryptorInterface $encryptor,
        private readonly Memory $memory
    ) {
    }

    public function current(): Pairing
    {
        if (!$this->isPaired()) {
            throw new Away((string) __('The shop is not connected to Crossdock. See Salesforce > Connection.'));
        }
        return new Pairing(
            $this->text(self::URL),
            $this->encryptor->decrypt($this->text(self::TOKEN)),
            $this->encryptor->decrypt($this->text(self::SECRET)),
            $this->text(self::NAME)
        );
    }

    public function isPaired(): bool
    {
        return $this->text(self::URL) !== '' && $this->text(self::TOKEN) !== '';
    }

    public function url(): string
    {
        return $this->text(self::URL);
    }

    public function save(Pairing $pairing): void
    {
        $this->writer->save(self::URL, $pairing->url);
        $this->writer->save(self::TOKEN, $this->encryptor->encrypt($pairing->token));
        $this->writer->save(self::SECRET, $this->encryptor->encrypt($pairing->secret));
        $this->writer->save(self::NAME, $pairing->connection);
        foreach (self::OF_THE_FORMER as $name) {
            $this->memory->write($name, '');
        }
        $this->reread();
    }

    public function remove(): void
    {
        foreach ([self::URL, self::TOKEN, self::SECRET, self::NAME] as $path) {
            $this->writer->delete($path);
        }
        $this->reread();
    }

    private function reread(): void
    {
        $this->caches->cleanType(ConfigCache::TYPE_IDENTIFIER);
        $this->reinitable->reinit();
    }

    private function text(string $path): string
    {
        return (string) $this->config->getValue($path);
    }
}
