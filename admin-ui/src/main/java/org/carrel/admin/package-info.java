/**
 * The web console that shows and steers the gateway. Still empty: it arrives with the archive that
 * it reads.
 */
@NullMarked
package org.carrel.admin;

import org.jspecify.annotations.NullMarked;
