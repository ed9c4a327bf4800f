<?php

declare(strict_types=1);

namespace Crossdock\Salesforce\Block\Adminhtml;

use Crossdock\Salesforce\Model\Api\Away;
use Crossdock\Salesforce\Model\Api\Client;
use Crossdock\Salesforce\Model\Api\Refused;
use Crossdock\Salesforce\Model\OptionsForm;
use Magento\Backend\Block\Template;
use Magento\Backend\Block\Template\Context;

/**
 * Salesforce > Orders: every option as Crossdock describes it.
 */
class Options extends Template
{
    private string $sentence = '';

    private ?OptionsForm $form = null;

    /**
     * @param array<mixed> $data
     */
    public function __construct(Context $context, private readonly Client $client, array $data = [])
    {
        parent::__construct($context, $data);
    }

    protected function _beforeToHtml()
    {
        try {
            $website = (int) $this->getRequest()->getParam('website');
            $this->form = new OptionsForm($this->client->get('/settings/orders/options', ['website' => $website], 5.0));
        } catch (Away | Refused $e) {
            $this->sentence = $e->getMessage();
        }
        return parent::_beforeToHtml();
    }

    public function form(): ?OptionsForm
    {
        return $this->form;
    }

    public function sentence(): string
    {
        return $this->sentence;
    }

    /**
     * @return list<array{value: string, label: string}> the Magento statuses that a back-fill can be narrowed to
     */
    public function statuses(): array
    {
        foreach ($this->form ? $this->form->tabs() : [] as $tab) {
            foreach ($tab['sections'] as $section) {
                foreach ($section['fields'] as $field) {
                    if ($field['name'] === 'statuses') {
                        return $field['choices'];
                    }
                }
            }
        }
        return [];
    }

    /**
     * @param array<string, mixed> $config
     */
    public function init(string $component, array $config): string
    {
        return json_encode([$component => $config], JSON_THROW_ON_ERROR);
    }
}
