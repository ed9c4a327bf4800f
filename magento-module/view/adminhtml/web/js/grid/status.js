define(['Magento_Ui/js/grid/columns/select', 'Crossdock_Salesforce/js/marks'], function (Select, marks) {
    'use strict';

    return Select.extend({
        defaults: {
            bodyTmpl: 'Crossdock_Salesforce/grid/status',
            imports: {
                rows: '${ $.provider }:data.items'
            },
            listens: {
                rows: 'onRows'
            }
        },

        /**
         * @param {Array} rows
         */
        onRows: function (rows) {
            marks.show((rows || []).map(function (row) {
                return row['entity_id'];
            }));
        },

        /**
         * @param {Object} row
         * @returns {Object}
         */
        mark: function (row) {
            return marks.of(row);
        }
    });
});
