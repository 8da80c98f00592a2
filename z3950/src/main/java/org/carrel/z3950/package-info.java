/**
 * Z39.50 as data: APDUs as windows on wiped frames, a table of their parts, and a bounded BER
 * reader and writer.
 */
@NullMarked
package org.carrel.z3950;

import org.jspecify.annotations.NullMarked;
