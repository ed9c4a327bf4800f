<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model\ResourceModel;

use Crossdock\Salesforce\Model\Api\Memory as MemoryInterface;
use Magento\Framework\App\ResourceConnection;

class Memory implements MemoryInterface
{
    private const TABLE = 'crossdock_memory';

    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    public function read(string $name): ?string
    {
        $connection = $this->resource->getConnection('sales');
        $value = $connection->fetchOne(
            $connection->select()->from($this->resource->getTableName(self::TABLE), 'value')->where('name = ?', $name)
        );
        return $value === false ? null : (string) $value;
    }

    public function write(string $name, string $value): void
    {
        $this->resource->getConnection('sales')->insertOnDuplicate(
            $this->resource->getTableName(self::TABLE),
            ['name' => $name, 'value' => $value],
            ['value']
        );
    }
}
