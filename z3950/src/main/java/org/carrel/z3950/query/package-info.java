/**
 * One tree for every query language a catalogue speaks: RPN, PQF, CQL and Lucene are read into it
 * and written from it. What a reader searched lies in wiped memory only, never in a text of Java.
 */
@NullMarked
package org.carrel.z3950.query;

import org.jspecify.annotations.NullMarked;
