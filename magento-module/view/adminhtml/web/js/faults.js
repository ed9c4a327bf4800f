/**
 * Sentences at the fields they are about; those without a field of this form stand together.
 */
define(['jquery'], function ($) {
    'use strict';

    return function (root, faults) {
        var rest = [],
            known = {};

        root.find('[data-fault]').each(function () {
            known[$(this).attr('data-fault')] = true;
        });
        $.each(faults || {}, function (field, sentences) {
            if (!known[field] || field === '') {
                rest = rest.concat(sentences.map(function (sentence) {
                    return field === '' ? sentence : field + ': ' + sentence;
                }));
            }
        });
        root.find('[data-fault]').each(function () {
            var field = $(this).attr('data-fault'),
                sentences = field === '' ? rest : (faults || {})[field] || [];

            $(this).text(sentences.join(' ')).prop('hidden', !sentences.length)
                .closest('.admin__field').toggleClass('_error', field !== '' && sentences.length > 0);
        });
    };
});
