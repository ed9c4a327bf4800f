<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\ActingUser;

/**
 * Outside of the Admin nobody presses anything.
 */
class Nobody implements ActingUser
{
    public function name(): string
    {
        return '';
    }
}
