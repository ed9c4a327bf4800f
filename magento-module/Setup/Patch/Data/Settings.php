<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Setup\Patch\Data;

use Magento\Framework\Setup\ModuleDataSetupInterface;
use Magento\Framework\Setup\Patch\DataPatchInterface;
use Magento\Framework\Setup\Patch\PatchRevertableInterface;

/**
 * Adds nothing; its undoing is all that "module:uninstall --non-composer" runs of a module. Takes along what the module
 * keeps in tables of others. Tables can't be dropped here, in a transaction.
 */
class Settings implements DataPatchInterface, PatchRevertableInterface
{
    public function __construct(private readonly ModuleDataSetupInterface $moduleDataSetup)
    {
    }

    public function apply(): self
    {
        return $this;
    }

    public function revert(): void
    {
        $connection = $this->moduleDataSetup->getConnection();
        $connection->delete($this->moduleDataSetup->getTable('core_config_data'), ['path LIKE ?' => 'crossdock/%']);
        $rights = $this->moduleDataSetup->getTable('authorization_rule');
        $connection->delete($rights, ['resource_id LIKE ?' => 'Crossdock\\_Salesforce::%']);
        $connection->delete($this->moduleDataSetup->getTable('cron_schedule'), ['job_code LIKE ?' => 'crossdock\\_%']);
    }

    public static function getDependencies(): array
    {
        return [];
    }

    public function getAliases(): array
    {
        return [];
    }
}
