/**
 * Default deny: what of a message each party may learn. Only this room can issue the two tickets
 * that an upstream and a terminal accept.
 */
@NullMarked
package org.carrel.gateway.privacy;

import org.jspecify.annotations.NullMarked;
