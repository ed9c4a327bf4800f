/** What the templates under {@code src/main/jte} are given. Public, since those live elsewhere. */
@NullMarked
package io.crossdock.web.page;

import org.jspecify.annotations.NullMarked;
