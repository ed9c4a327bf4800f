<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Magento\Backend\Model\Session;

/**
 * The operations that this user started last; shown until they end.
 */
class Sent
{
    private const KEY = 'crossdock_operations';

    public function __construct(private readonly Session $session)
    {
    }

    /**
     * @param list<string> $operations
     */
    public function remember(array $operations): void
    {
        $this->session->setData(self::KEY, $operations);
    }

    /**
     * @return list<string>
     */
    public function operations(): array
    {
        return array_values(array_filter((array) $this->session->getData(self::KEY), 'is_string'));
    }

    public function forget(): void
    {
        $this->session->unsetData(self::KEY);
    }
}
