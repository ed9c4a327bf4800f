<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Model;

use Crossdock\Salesforce\Model\Api\ActingUser;
use Magento\Backend\Model\Auth\Session;

class AdminUser implements ActingUser
{
    public function __construct(private readonly Session $session)
    {
    }

    public function name(): string
    {
        $user = $this->session->getUser();
        return $user === null ? '' : (string) $user->getUserName();
    }
}
