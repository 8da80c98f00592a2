/**
 * What an administrator wants, as records that only state: {@code carrel.yaml}, read whole, with
 * every problem told at once. Nothing here opens a socket, and no framework is needed.
 */
@NullMarked
package org.carrel.config;

import org.jspecify.annotations.NullMarked;
