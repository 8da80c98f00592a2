/** One connection of a terminal, and the journey of each of its messages. */
@NullMarked
package org.carrel.gateway.session;

import org.jspecify.annotations.NullMarked;
