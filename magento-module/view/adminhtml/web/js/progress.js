define(['jquery', 'Crossdock_Salesforce/js/marks', 'mage/translate'], function ($, marks) {
    'use strict';

    var EVERY = 1500;

    return function (config, element) {
        var notice = $(element).find('[data-role=notice]'),
            box = $(element).find('[data-role=progress]');

        function warn(sentence) {
            notice.text(sentence).prop('hidden', !sentence);
        }

        function show(answer) {
            box.find('progress').attr('max', answer.total || 1).prop('value', answer.total - answer.open)
                .prop('hidden', answer.done);
            box.find('[data-role=sentence]').text(answer.sentence);
            box.find('[data-role=why]').empty().append((answer.why || []).map(function (cause) {
                return $('<li></li>').text(cause);
            }));
            box.toggleClass('message-success success', answer.done && !answer.bad)
                .toggleClass('message-warning warning', answer.done && answer.bad)
                .toggleClass('message-notice notice', !answer.done).prop('hidden', false);
        }

        function ask() {
            $.ajax({url: config.url, type: 'GET', dataType: 'json', global: false, showLoader: false})
                .done(function (answer) {
                    if (answer.sentence) {
                        show(answer);
                    } else if (answer.done) {
                        box.prop('hidden', true);
                    }
                    if (answer.done !== true) {
                        setTimeout(ask, EVERY);
                    }
                }).fail(function () {
                    setTimeout(ask, EVERY * 4);
                });
        }

        if (config.marks) {
            marks.notice.subscribe(warn);
            marks.from(config.marks);
        }
        if (config.url) {
            box.find('[data-role=sentence]').text($.mage.__('Sending to Salesforce ...'));
            box.prop('hidden', false);
            ask();
        }
    };
});
