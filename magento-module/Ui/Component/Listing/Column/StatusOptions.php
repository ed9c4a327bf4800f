<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Ui\Component\Listing\Column;

use Magento\Framework\Data\OptionSourceInterface;

/**
 * What can be filtered by, and what exports say.
 */
class StatusOptions implements OptionSourceInterface
{
    public function toOptionArray()
    {
        return [
            ['value' => 'in_sync', 'label' => __('In sync')],
            ['value' => 'out_of_sync', 'label' => __('Out of sync')],
            ['value' => 'pending', 'label' => __('Pending')],
            ['value' => 'not_sent', 'label' => __('Not sent')],
        ];
    }
}
