/**
 * What every request passes before anybody asks who it is from: whose address it has, which host it
 * asks for, how large it is.
 */
@NullMarked
package io.crossdock.web.front;

import org.jspecify.annotations.NullMarked;
