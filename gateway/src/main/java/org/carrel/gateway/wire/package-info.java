/** A protocol's place on a socket, for both sides, and the threads that wait on it. */
@NullMarked
package org.carrel.gateway.wire;

import org.jspecify.annotations.NullMarked;
