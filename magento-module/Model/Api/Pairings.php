<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

interface Pairings
{
    /**
     * @throws Away when there is none
     */
    public function current(): Pairing;
}
