<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

interface ActingUser
{
    /**
     * @return string the Admin user's name; empty where nobody pressed anything
     */
    public function name(): string;
}
