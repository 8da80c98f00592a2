/**
 * The load generator behind {@code carrel load}: it plays many terminals or catalogue clients at
 * once, times the answers and makes sure that each belongs to its own request. It is a peer on the
 * wire and has no part in the gateway's privacy: every card, item and PIN that it sends is made up
 * here, which is why plain arrays may hold them. It therefore refuses to talk to other machines
 * unless it was told that it may.
 */
@NullMarked
package org.carrel.gateway.load;

import org.jspecify.annotations.NullMarked;
