define(['Magento_Ui/js/grid/columns/column', 'Crossdock_Salesforce/js/marks'], function (Column, marks) {
    'use strict';

    return Column.extend({
        defaults: {
            bodyTmpl: 'Crossdock_Salesforce/grid/order-id'
        },

        /**
         * @param {Object} row
         * @returns {Object}
         */
        mark: function (row) {
            return marks.of(row);
        },

        /**
         * A click on the link opens Salesforce, not the order.
         *
         * @returns {Boolean}
         */
        follow: function (data, event) {
            event.stopPropagation();

            return true;
        }
    });
});
