/**
 * Takes people out of a catalogue's records: reads each record, keeps what the rules of its source
 * let stay and writes it anew. What cannot be read is withheld, never passed on as it came.
 */
@NullMarked
package org.carrel.gateway.scrub;

import org.jspecify.annotations.NullMarked;
