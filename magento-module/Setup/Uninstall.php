<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Setup;

use Magento\Framework\Setup\ModuleContextInterface;
use Magento\Framework\Setup\SchemaSetupInterface;
use Magento\Framework\Setup\UninstallInterface;

/**
 * Leaves nothing of the module in the database.
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
        $connection = $setup->getConnection();
        $connection->delete($setup->getTable('core_config_data'), ['path LIKE ?' => 'crossdock/%']);
        $rights = $setup->getTable('authorization_rule');
        $connection->delete($rights, ['resource_id LIKE ?' => 'Crossdock\\_Salesforce::%']);
        $connection->delete($setup->getTable('cron_schedule'), ['job_code LIKE ?' => 'crossdock\\_%']);
        $setup->endSetup();
    }
}
