<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Console;

class Queue extends AbstractPage
{
    protected function path(): string
    {
        return '/queue';
    }
}
