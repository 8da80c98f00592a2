package org.carrel.z3950.record;

import java.util.List;
import java.util.Optional;
import org.carrel.z3950.ber.Oid;

/**
 * The forms of records that can be read part by part, each with the record syntaxes that have it
 * (z3950.md §4.2). Syntaxes that are not here (GRS-1, Explain, HTML, SGML, JSON and the rest)
 * cannot be read by field, so they are asked for and passed on by nobody.
 */
public enum RecordForm {
    /** ISO 2709 of MARC 21 and the national formats with its structure. */
    MARC("10", "11", "12", "13", "14", "15", "17", "20", "24", "25", "28", "29", "31", "32"),
    /** ISO 2709 of UNIMARC and the national formats that follow it. */
    UNIMARC("1", "18", "21"),
    /** A bibliographic record with holdings, in BER (z3950.md §4.3). */
    OPAC("102"),
    /** MARCXML, Dublin Core, MODS: the element set or schema says which. */
    XML("109.10", "109.11"),
    /** Plain text. */
    SUTRS("101");

    private final List<Oid> syntaxes;

    RecordForm(String... syntaxes) {
        this.syntaxes =
                List.of(syntaxes).stream().map(each -> Oid.of("1.2.840.10003.5." + each)).toList();
    }

    /** The form of a record syntax; nothing where it is none of these. */
    public static Optional<RecordForm> of(Oid syntax) {
        for (RecordForm form : values()) {
            if (form.syntaxes.contains(syntax)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** The syntax that we say a record of this form is in. */
    public Oid syntax() {
        return syntaxes.getFirst();
    }
}
