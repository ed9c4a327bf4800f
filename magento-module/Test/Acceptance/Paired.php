<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Test\Acceptance;

use Crossdock\Salesforce\Model\Api\Breaker;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\CurlTransport;
use Crossdock\Salesforce\Model\Api\Pairing;
use Crossdock\Salesforce\Test\Unit\InMemory;

/**
 * The shop's side without a shop, paired with the Crossdock whose text is in CROSSDOCK_PAIRING.
 */
class Paired extends InMemory
{
    public function client(): Client
    {
        return new Client(new CurlTransport(), $this, new Breaker($this), $this, $this);
    }

    public function current(): Pairing
    {
        return Pairing::from((string) getenv('CROSSDOCK_PAIRING'));
    }
}
