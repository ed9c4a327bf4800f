<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Setup;

use Magento\Framework\Setup\ModuleContextInterface;
use Magento\Framework\Setup\SchemaSetupInterface;
use Magento\Framework\Setup\UninstallInterface;

/**
 * Drops the module's tables; what it keeps in tables of others goes with the data patch.
 */
class Uninstall implements UninstallInterface
{
    public function uninstall(SchemaSetupInterface $setup, ModuleContextInterface $context): void
    {
        $setup->startSetup();
        foreach (['crossdock_order', 'crossdock_notice', 'crossdock_memory'] as $table) {
            $connection = $setup->getConnection('sales');
            $connection->dropTable($setup->getTable($table, 'sales'));
        }
        $setup->endSetup();
    }
}
