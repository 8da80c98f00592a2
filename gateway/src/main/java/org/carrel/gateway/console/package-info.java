/**
 * The window between the gateway and its console: all that a console may see and ask, and how one
 * is found. No message, no session and nothing sealed can be reached through it.
 */
@NullMarked
package org.carrel.gateway.console;

import org.jspecify.annotations.NullMarked;
