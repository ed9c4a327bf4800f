<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Ui\Component\Listing\Column;

/**
 * For those who may not see the sync status the column is not there: no header, filter, order or export.
 */
trait ForThoseWhoMaySee
{
    public function prepare()
    {
        if (!$this->authorization->isAllowed('Crossdock_Salesforce::view')) {
            $config = (array) $this->getData('config');
            unset($config['filter'], $config['label']);
            $this->setData('config', ['componentDisabled' => true, 'sortable' => false] + $config);
        }
        parent::prepare();
    }
}
