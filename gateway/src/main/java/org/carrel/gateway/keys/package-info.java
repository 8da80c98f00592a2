/**
 * Keeps the random keys behind lasting tokens, each wrapped by the storage key in a file of its
 * own, and destroys them when their time is over. Every key that is made or destroyed leaves a
 * receipt in a chain that shows when one was altered.
 */
@NullMarked
package org.carrel.gateway.keys;

import org.jspecify.annotations.NullMarked;
