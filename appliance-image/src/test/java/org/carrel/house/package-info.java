/**
 * Checks that see the whole house: who may look at whom, what may stand in the source, and whether
 * the front door opens.
 */
@NullMarked
package org.carrel.house;

import org.jspecify.annotations.NullMarked;
