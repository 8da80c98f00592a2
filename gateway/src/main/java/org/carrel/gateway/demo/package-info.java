/**
 * The demonstration library: a simulated library system, its catalogue, two simulated vendors and
 * the short plays that show side by side what each of them learns. Nobody real stands in it, so its
 * people may be plain strings here and nowhere else. Only the root package may import it; it talks
 * to the gateway through sockets alone.
 */
@NullMarked
package org.carrel.gateway.demo;

import org.jspecify.annotations.NullMarked;
