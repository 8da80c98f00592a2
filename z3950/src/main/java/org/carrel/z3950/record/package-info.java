/**
 * What a catalogue sends: MARC in its binary and its XML form, OPAC holdings and plain text, read
 * with bounds and written anew. It knows formats only; what may be told to whom is decided
 * elsewhere.
 */
@NullMarked
package org.carrel.z3950.record;

import org.jspecify.annotations.NullMarked;
