<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Console;

class Mapping extends AbstractPage
{
    protected function path(): string
    {
        return '/field-mapping';
    }
}
