/** A protocol's place on a socket, for both sides, with TLS under it. */
@NullMarked
package org.carrel.gateway.wire;

import org.jspecify.annotations.NullMarked;
