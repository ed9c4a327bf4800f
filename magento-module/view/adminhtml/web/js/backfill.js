define(['jquery', 'Crossdock_Salesforce/js/faults', 'mage/translate'], function ($, faults) {
    'use strict';

    var EVERY = 3000;

    return function (config, element) {
        var root = $(element),
            form = root.find('form'),
            timer = null;

        function post(url, data) {
            return $.ajax({
                url: url,
                type: 'POST',
                dataType: 'json',
                showLoader: true,
                data: $.extend({'form_key': window.FORM_KEY}, data)
            }).done(function (answer) {
                faults(root, answer.faults);
            }).fail(function () {
                faults(root, {'': [$.mage.__('The Admin did not answer as it should. Load the page again.')]});
            });
        }

        function wanted() {
            return {
                from: form.find('[name=from]').val(),
                before: form.find('[name=before]').val(),
                statuses: (form.find('[name=statuses]').val() || []).join(',')
            };
        }

        function forget() {
            root.find('[data-role=estimate]').text('');
            root.find('[data-role=start]').prop('hidden', true);
        }

        function button(label, id, action) {
            return $('<button type="button" class="action-default"></button>').text(label).on('click', function () {
                post(config.act, {id: id, action: action}).done(refresh);
            });
        }

        function row(run) {
            var box = $('<div class="crossdock-backfill"></div>'),
                buttons = $('<div class="crossdock-buttons"></div>');

            $('<p></p>').text(run.sentence).appendTo(box);
            if (run.running || run.paused) {
                $('<progress></progress>').attr({max: run.max, value: run.done, 'aria-label': run.sentence}).appendTo(box);
                buttons.append(run.paused ? button($.mage.__('Resume'), run.id, 'resume')
                    : button($.mage.__('Pause'), run.id, 'pause'));
                buttons.append(button($.mage.__('Cancel'), run.id, 'cancel')).appendTo(box);
            }

            return box;
        }

        function refresh() {
            clearTimeout(timer);
            $.ajax({
                url: config.recent,
                type: 'GET',
                dataType: 'json',
                global: false,
                showLoader: false
            }).done(function (answer) {
                var runs = answer.runs || [];

                root.find('[data-role=list]').empty().append(runs.map(row));
                if (runs.some(function (run) {
                    return run.running;
                })) {
                    timer = setTimeout(refresh, EVERY);
                }
            });
        }

        form.on('submit', function (event) {
            event.preventDefault();
            forget();
            post(config.estimate, wanted()).done(function (answer) {
                if (answer.sentence) {
                    root.find('[data-role=estimate]').text(answer.sentence);
                    root.find('[data-role=start]').prop('hidden', false);
                }
            });
        });
        form.on('change', forget);
        root.on('click', '[data-role=start]', function () {
            post(config.start, wanted()).done(function () {
                forget();
                refresh();
            });
        });
        refresh();
    };
});
