/** The console as people and programs meet it: a real process, a real browser, real requests. */
@NullMarked
package org.carrel.console;

import org.jspecify.annotations.NullMarked;
