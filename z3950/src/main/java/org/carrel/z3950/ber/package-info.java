/**
 * The basic encoding rules as Z39.50 uses them: a bounded reader that makes windows instead of
 * values, a writer that knows only definite lengths, and the finding of frames in a TCP stream. It
 * knows no APDU.
 */
@NullMarked
package org.carrel.z3950.ber;

import org.jspecify.annotations.NullMarked;
