<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\Api;

/**
 * Crossdock can't be asked now; the message is one sentence for people.
 */
class Away extends \RuntimeException
{
}
