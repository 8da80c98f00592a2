/**
 * Turns a card number into the one thing that a single vendor may know, and back. It knows nothing
 * of protocols or configuration: values come in as windows on buffers and are never consumed,
 * tokens are appended to a buffer, and no text object ever holds either.
 *
 * <p>What is wiped: all small arrays at once, all off-heap memory when it is forgotten or closed.
 * What cannot be reached: the round keys of the cipher engines live on the heap for as long as
 * their owner is open, and after that until the collector uses their place again.
 */
@NullMarked
package org.carrel.gateway.token;

import org.jspecify.annotations.NullMarked;
