<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * Over PHP's curl: certificates are verified, redirects are not followed, the connection is kept for the next call
 * of this request.
 */
class CurlTransport implements Transport
{
    private const CONNECT_MILLISECONDS = 1500;

    private ?\CurlHandle $curl = null;

    public function send(Request $request): Response
    {
        $this->curl ??= curl_init();
        curl_reset($this->curl);
        $headers = ['Expect:'];
        foreach ($request->headers as $name => $value) {
            $headers[] = $name . ': ' . $value;
        }
        curl_setopt_array($this->curl, [
            CURLOPT_URL => $request->url,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_CONNECTTIMEOUT_MS => self::CONNECT_MILLISECONDS,
            CURLOPT_TIMEOUT_MS => (int) ($request->seconds * 1000),
        ]);
        if ($request->body !== '' || $request->method === 'POST' || $request->method === 'PUT') {
            curl_setopt($this->curl, CURLOPT_POSTFIELDS, $request->body);
        }
        $body = curl_exec($this->curl);
        if (!is_string($body)) {
            throw new Away(self::sentence(curl_errno($this->curl), curl_error($this->curl), $request->url));
        }
        return new Response((int) curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE), $body);
    }

    private static function sentence(int $number, string $error, string $url): string
    {
        $where = parse_url($url, PHP_URL_SCHEME) . '://' . parse_url($url, PHP_URL_HOST)
            . (parse_url($url, PHP_URL_PORT) ? ':' . parse_url($url, PHP_URL_PORT) : '');
        return match ($number) {
            CURLE_COULDNT_RESOLVE_HOST => "The name of $where is not known to this server.",
            CURLE_COULDNT_CONNECT => "Nothing answers at $where. Is Crossdock running, and may this server reach it?",
            CURLE_OPERATION_TIMEDOUT => "Crossdock at $where did not answer in time.",
            CURLE_SSL_CACERT, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_PEER_CERTIFICATE =>
                "The certificate of $where is not trusted by this server: $error.",
            default => "Crossdock at $where can't be reached: $error.",
        };
    }
}
