/**
 * One exchange over HTTP with a system that may be slow, endless or broken. Knows no other room.
 */
@NullMarked
package io.crossdock.http;

import org.jspecify.annotations.NullMarked;
