/** The load generator against a small library system that can be made to err. */
@NullMarked
package org.carrel.gateway.load;

import org.jspecify.annotations.NullMarked;
