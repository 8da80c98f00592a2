package org.carrel.z3950.zoom;

import org.carrel.z3950.RecordSyntax;

/**
 * The form in which records are asked for.
 *
 * @param syntax the record syntax; for MARCXML it is {@link RecordSyntax#XML}
 * @param elementSet how much of a record, such as {@code F} for all of it; empty to leave that to
 *     the other side
 */
public record Form(RecordSyntax syntax, String elementSet) {
    /** Whole records of MARC 21. */
    public static final Form MARC_21 = new Form(RecordSyntax.USMARC, "F");

    /** Whole records as MARCXML, which is an element set of XML (z3950.md §4.2). */
    public static final Form MARCXML = new Form(RecordSyntax.XML, "marcxml");

    /** Whole records of MARC 21 with where their copies stand (z3950.md §4.3). */
    public static final Form OPAC = new Form(RecordSyntax.OPAC, "F");
}
