/**
 * What every page and every answer of the API shares: forms and bodies read, refusals, templates,
 * times and marks, the API's own description.
 */
@NullMarked
package io.crossdock.web.answer;

import org.jspecify.annotations.NullMarked;
