<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * Where Crossdock is and how it knows this shop. Comes from the console's Connections page as one text.
 */
class Pairing
{
    private const PARTS = ['url', 'token', 'secret', 'connection'];

    public function __construct(
        public readonly string $url,
        public readonly string $token,
        public readonly string $secret,
        public readonly string $connection
    ) {
    }

    /**
     * @throws \InvalidArgumentException with one sentence for people
     */
    public static function from(string $text): self
    {
        $text = (string) preg_replace('/\s+/', '', $text);
        $json = base64_decode(strtr($text, '-_', '+/'), true);
        $parts = $json === false ? null : json_decode($json, true);
        if (!is_array($parts)) {
            throw new \InvalidArgumentException(
                'This is not the whole text. Copy all of it from Connections > Magento Admin module in Crossdock.'
            );
        }
        foreach (self::PARTS as $part) {
            if (!is_string($parts[$part] ?? null) || $parts[$part] === '') {
                throw new \InvalidArgumentException(
                    sprintf('The text has no "%s". Make a new one on Connections in Crossdock.', $part)
                );
            }
        }
        return new self(self::address($parts['url']), $parts['token'], $parts['secret'], $parts['connection']);
    }

    private static function address(string $url): string
    {
        $parts = parse_url($url);
        $named = is_array($parts) ? array_diff(array_keys($parts), ['scheme', 'host', 'port', 'path']) : ['all'];
        if ($named || !isset($parts['host']) || !in_array($parts['scheme'] ?? '', ['http', 'https'], true)) {
            throw new \InvalidArgumentException(
                'The text\'s address is none of http or https. Make a new text on Connections in Crossdock.'
            );
        }
        return rtrim($url, '/');
    }
}
