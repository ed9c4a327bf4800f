/**
 * How somebody gets in: passwords, an identity provider, the first admin, and what is held back
 * from guessers.
 */
@NullMarked
package io.crossdock.web.signin;

import org.jspecify.annotations.NullMarked;
