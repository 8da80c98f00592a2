/**
 * What may be left in a catalogue's records before they are handed on: rules by field, subfield,
 * holdings part and XML element, as data that a librarian can read.
 */
@NullMarked
package org.carrel.config.record;

import org.jspecify.annotations.NullMarked;
