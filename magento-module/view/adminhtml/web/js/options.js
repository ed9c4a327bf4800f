define(['jquery', 'Crossdock_Salesforce/js/faults', 'mage/translate'], function ($, faults) {
    'use strict';

    return function (config, element) {
        var root = $(element),
            question = root.find('[data-role=question]'),
            before = {};

        function field(name) {
            return root.find('[data-option="' + name + '"]');
        }

        function value(name) {
            var inherit = root.find('[data-inherit="' + name + '"]'),
                entered = field(name).val();

            return inherit.length && inherit.prop('checked') ? null
                : Array.isArray(entered) ? entered.join(',') : entered || '';
        }

        function names() {
            return root.find('[data-option]').map(function () {
                return $(this).attr('data-option');
            }).get();
        }

        function changed() {
            var values = {};

            names().forEach(function (name) {
                if (value(name) !== before[name]) {
                    values[name] = value(name);
                }
            });

            return values;
        }

        function choose(tab) {
            root.find('[role=tab]').each(function () {
                var chosen = this === tab;

                $(this).toggleClass('_active', chosen).attr('aria-selected', String(chosen));
                root.find('#' + $(this).attr('aria-controls')).prop('hidden', !chosen);
            });
        }

        function ask(answer) {
            var buttons = $('<div class="crossdock-buttons"></div>');

            question.empty().append($('<p></p>').text(answer.question)).append(buttons).prop('hidden', false);
            (answer.answers || []).concat([{value: '', label: $.mage.__('Cancel')}]).forEach(function (choice) {
                $('<button type="button" class="action-default"></button>').text(choice.label).on('click', function () {
                    question.prop('hidden', true);
                    if (choice.value) {
                        save(choice.value);
                    }
                }).appendTo(buttons);
            });
            question.trigger('focus');
        }

        function save(existing) {
            $.ajax({
                url: config.url,
                type: 'POST',
                dataType: 'json',
                showLoader: true,
                data: {
                    'form_key': window.FORM_KEY,
                    version: config.version,
                    website: config.website,
                    existing: existing,
                    values: JSON.stringify(changed())
                }
            }).done(function (answer) {
                faults(root, answer.faults);
                if (answer.saved === true) {
                    window.location.reload();
                } else if (answer.question) {
                    ask(answer);
                } else {
                    choose(root.find('.admin__field-error:not([hidden])').closest('[role=tabpanel]').map(function () {
                        return root.find('[aria-controls="' + this.id + '"]')[0];
                    })[0] || root.find('[role=tab]._active')[0]);
                }
            }).fail(function () {
                faults(root, {'': [$.mage.__('The Admin did not answer as it should. Load the page again.')]});
            });
        }

        names().forEach(function (name) {
            before[name] = value(name);
        });
        root.on('click', '[role=tab]', function () {
            choose(this);
        });
        root.on('change', '[data-option], [data-inherit]', function () {
            question.prop('hidden', true);
        });
        root.on('change', '[data-inherit]', function () {
            field($(this).attr('data-inherit')).prop('disabled', this.checked);
        });
        root.on('change', '[data-role=website]', function () {
            window.location.href = config.page.replace('WEBSITE', encodeURIComponent($(this).val()));
        });
        root.on('click', '[data-role=save]', function () {
            save('ask');
        });
    };
});
