<?php

declare(strict_types=1);

/*
 * What is plain PHP needs no Magento: its classes are found by their names, and texts stay as they are.
 */
spl_autoload_register(static function (string $class): void {
    $prefix = 'Crossdock\\Salesforce\\';
    if (str_starts_with($class, $prefix)) {
        $file = dirname(__DIR__, 2) . '/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
