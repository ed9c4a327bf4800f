<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Controller\Adminhtml\Backfill;

use Crossdock\Salesforce\Controller\Adminhtml\AbstractAnswer;
use Crossdock\Salesforce\Model\Backfills;
use Magento\Framework\App\Action\HttpGetActionInterface;

/**
 * The last back-fills and how far they are.
 */
class Recent extends AbstractAnswer implements HttpGetActionInterface
{
    public const ADMIN_RESOURCE = 'Crossdock_Salesforce::options';

    protected function answer(): array
    {
        return ['runs' => array_map(
            static fn (array $run): array => ['sentence' => (string) __(
                '%1 to %2, by %3: %4. %5 in sync, %6 not sent, %7 failed, %8 open.',
                ...$run['told']
            )] + $run,
            Backfills::recent($this->client->get('/backfills'))
        )];
    }
}
