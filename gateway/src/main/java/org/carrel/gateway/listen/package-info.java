/**
 * The doors: server sockets and the handler that takes a terminal's bytes in and lets only safe
 * answers out.
 */
@NullMarked
package org.carrel.gateway.listen;

import org.jspecify.annotations.NullMarked;
