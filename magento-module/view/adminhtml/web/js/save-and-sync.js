/**
 * "Save and Sync Order": faults stand at their fields, and lines that belong to no item are asked about.
 */
define(['jquery', 'mage/translate'], function ($) {
    'use strict';

    return function (config, element) {
        var form = $(element);

        function show(field, faults) {
            form.find('[data-fault]').filter(function () {
                return $(this).attr('data-fault') === field;
            }).text((faults || []).join(' ')).prop('hidden', !(faults || []).length);
        }

        function ask(lines) {
            var box = form.find('[data-role=lines]').empty();

            lines.forEach(function (line) {
                var field = $('<div class="admin__field"></div>'),
                    select = $('<select class="admin__control-select" required></select>')
                        .attr({name: 'line[' + line.id + ']', 'aria-label': line.text});

                $('<label class="admin__field-label"></label>').append($('<span></span>').text(line.text))
                    .appendTo(field);
                [['', '--'], ['keep', $.mage.__('Keep')], ['delete', $.mage.__('Delete')]].forEach(function (choice) {
                    $('<option></option>').val(choice[0]).text(choice[1]).appendTo(select);
                });
                $('<div class="admin__field-control"></div>').append(select).appendTo(field);
                box.append(field);
            });
        }

        function post(url, data) {
            $.ajax({url: url, type: 'POST', dataType: 'json', data: data, showLoader: true}).done(function (answer) {
                var faults = answer.faults || {};

                if (answer.done) {
                    window.location.reload();

                    return;
                }
                form.find('[data-fault]').each(function () {
                    show($(this).attr('data-fault'), faults[$(this).attr('data-fault')]);
                });
                ask(answer.lines || []);
            }).fail(function () {
                show('', [$.mage.__('The Admin did not answer as it should. Load the page again.')]);
            });
        }

        /**
         * What nobody touched is not sent: it would be pinned.
         */
        function touched() {
            return form.find('input, select').filter(function () {
                return this.type === 'hidden' || this.tagName === 'SELECT' || this.value !== this.defaultValue;
            }).serialize();
        }

        form.on('submit', function (event) {
            event.preventDefault();
            post(form.attr('action'), touched());
        });
        form.on('click', '[data-unpin]', function () {
            var data = {'form_key': window.FORM_KEY};

            data[$(this).attr('data-unpin')] = '';
            post(form.attr('action'), data);
        });
        form.on('click', '[data-post-to]', function () {
            post($(this).attr('data-post-to'), {'form_key': window.FORM_KEY, remove: $(this).attr('data-remove')});
        });
    };
});
