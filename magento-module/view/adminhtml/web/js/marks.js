/**
 * What Crossdock says of the orders that are on the screen, asked for again and again while somebody looks: the page
 * is seen, and a key or the mouse was moved in the last quarter of an hour (a forgotten page must not keep its session).
 */
define(['ko', 'jquery', 'underscore', 'Magento_Ui/js/lib/view/utils/async'], function (ko, $, _) {
    'use strict';

    var EVERY = 4000,
        IDLE = 15 * 60 * 1000,
        marks = ko.observable({}),
        notice = ko.observable(''),
        url = '',
        ids = [],
        moved = Date.now(),
        timer = null,
        asking = false;

    function plan(delay) {
        clearTimeout(timer);
        timer = setTimeout(ask, delay);
    }

    function ask() {
        if (!url || !ids.length || asking || document.hidden || Date.now() - moved > IDLE) {
            return;
        }
        asking = true;
        $.ajax({
            url: url,
            type: 'POST',
            dataType: 'json',
            global: false,
            showLoader: false,
            data: {'form_key': window.FORM_KEY, orders: ids.join(',')}
        }).done(function (answer) {
            if (answer && answer.marks && !_.isEqual(answer.marks, marks())) {
                marks(answer.marks);
            }
            notice(answer && answer.notice || '');
        }).always(function () {
            asking = false;
            plan(EVERY);
        });
    }

    $(document).on('mousemove keydown scroll click', _.throttle(function () {
        var slept = Date.now() - moved > IDLE;

        moved = Date.now();
        if (slept) {
            ask();
        }
    }, 1000));
    document.addEventListener('visibilitychange', function () {
        if (!document.hidden) {
            ask();
        }
    });

    return {
        notice: notice,

        /**
         * @param {String} address
         */
        from: function (address) {
            url = address;
            plan(0);
        },

        /**
         * @param {Array} orders - their ids, those that are shown.
         */
        show: function (orders) {
            ids = orders;
            plan(0);
        },

        /**
         * @param {Object} row - of the grid
         * @returns {Object} what is known of it now
         */
        of: function (row) {
            var said = marks()[row['entity_id']];

            return said || {
                status: row['salesforce_status'] || '',
                label: row['salesforce_label'] || '',
                reason: row['salesforce_reason'] || '',
                order: row['salesforce_order_id'] || '',
                url: row['salesforce_url'] || '',
                synced: row['salesforce_synced_at'] || ''
            };
        }
    };
});
