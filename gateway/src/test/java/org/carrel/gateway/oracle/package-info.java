/** The oracle itself: what it finds, what it leaves alone, and when its result is void. */
@NullMarked
package org.carrel.gateway.oracle;

import org.jspecify.annotations.NullMarked;
