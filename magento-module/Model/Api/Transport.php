<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

interface Transport
{
    /**
     * @throws Away when there was no answer
     */
    public function send(Request $request): Response;
}
