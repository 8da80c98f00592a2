/**
 * The web console that shows and steers the gateway: its web server, and how it is opened. All that
 * it knows it sees through one window.
 */
@NullMarked
package org.carrel.admin;

import org.jspecify.annotations.NullMarked;
