/** Sealed memory for as long as a person stands at a terminal, and for nothing longer. */
@NullMarked
package org.carrel.gateway.vault;

import org.jspecify.annotations.NullMarked;
