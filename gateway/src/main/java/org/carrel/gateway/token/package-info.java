/**
 * Turns a card number into the one thing that a single vendor may know, and back. It knows nothing
 * of protocols or configuration: values come in as windows on buffers and are never consumed,
 * tokens are appended to a buffer, and no text object ever holds either.
 *
 * <p>What is wiped: all small arrays at once, all off-heap memory when it is forgotten or closed.
 * What cannot be reached: the round keys of the cipher engines live on the heap for as long as
 * their owner is open, and the format-preserving cipher leaves half card numbers (as lone digits,
 * not as text) for the collector.
 */
@NullMarked
package org.carrel.gateway.token;

import org.jspecify.annotations.NullMarked;
