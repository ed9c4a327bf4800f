@NullMarked
package io.crossdock.web;

import org.jspecify.annotations.NullMarked;
