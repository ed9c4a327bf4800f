define(['Magento_Ui/js/grid/columns/date', 'Crossdock_Salesforce/js/marks'], function (Date, marks) {
    'use strict';

    return Date.extend({
        /**
         * @param {Object} row
         * @param {String} format
         * @returns {String}
         */
        getLabel: function (row, format) {
            var shown = {};

            shown[this.index] = marks.of(row).synced;

            return this._super(shown, format);
        }
    });
});
