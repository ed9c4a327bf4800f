define(['jquery', 'mage/translate'], function ($) {
    'use strict';

    return function (config, element) {
        $.ajax({url: config.url, type: 'GET', dataType: 'html', global: false, showLoader: false})
            .done(function (html) {
                $(element).find('[data-role=preview]').html(html);
            }).fail(function () {
                $(element).find('[data-role=preview]').text($.mage.__('It could not be read. Open the tab again.'));
            });
    };
});
