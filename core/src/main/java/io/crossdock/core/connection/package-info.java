/**
 * What a connection is made of, how what people paste is understood, and which secret stays for
 * which address.
 */
@NullMarked
package io.crossdock.core.connection;

import org.jspecify.annotations.NullMarked;
