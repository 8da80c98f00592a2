package org.carrel.z3950;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.Oid;

/**
 * The forms in which records are asked for and sent: the name that people type for it, what its
 * bytes are, its number. Source: z3950.md §4.2.
 */
public enum RecordSyntax {
    // spotless:off
    UNIMARC(     "unimarc",         Body.MARC,      "1"),
    USMARC(      "usmarc",          Body.MARC,      "10"),
    UKMARC(      "ukmarc",          Body.MARC,      "11"),
    NORMARC(     "normarc",         Body.MARC,      "12"),
    LIBRISMARC(  "librismarc",      Body.MARC,      "13"),
    DANMARC(     "danmarc",         Body.MARC,      "14"),
    FINMARC(     "finmarc",         Body.MARC,      "15"),
    MAB(         "mab",             Body.MARC,      "16"),
    CANMARC(     "canmarc",         Body.MARC,      "17"),
    SBN(         "sbn",             Body.MARC,      "18"),
    PICAMARC(    "picamarc",        Body.MARC,      "19"),
    AUSMARC(     "ausmarc",         Body.MARC,      "20"),
    IBERMARC(    "ibermarc",        Body.MARC,      "21"),
    JPMARC(      "jpmarc",          Body.MARC,      "24"),
    SWEMARC(     "swemarc",         Body.MARC,      "25"),
    RUSMARC(     "rusmarc",         Body.MARC,      "28"),
    HUNMARC(     "hunmarc",         Body.MARC,      "29"),
    FINMARC_2000("finmarc2000",     Body.MARC,      "31"),
    MARC21_FIN(  "marc21-fin",      Body.MARC,      "32"),
    EXPLAIN(     "explain",         Body.STRUCTURE, "100"),
    SUTRS(       "sutrs",           Body.TEXT,      "101"),
    OPAC(        "opac",            Body.STRUCTURE, "102"),
    SUMMARY(     "summary",         Body.STRUCTURE, "103"),
    GRS_1(       "grs-1",           Body.STRUCTURE, "105"),
    EXTENDED(    "extended",        Body.STRUCTURE, "106"),
    FRAGMENT(    "fragment",        Body.OTHER,     "107"),
    HTML(        "html",            Body.OTHER,     "109.3"),
    SGML(        "sgml",            Body.OTHER,     "109.9"),
    XML(         "xml",             Body.XML,       "109.10"),
    APPLICATION_XML("application-xml", Body.XML,    "109.11"),
    JSON(        "json",            Body.OTHER,     "1000.81.3");
    // spotless:on

    /** What the bytes of a record are. */
    public enum Body {
        /** ISO 2709, in the fields of its dialect. */
        MARC,
        XML,
        /** One string. */
        TEXT,
        /** Elements. */
        STRUCTURE,
        OTHER
    }

    private static final Map<Oid, RecordSyntax> BY_OID =
            Arrays.stream(values())
                    .collect(Collectors.toMap(RecordSyntax::oid, Function.identity()));
    private static final Map<String, RecordSyntax> BY_TEXT =
            Arrays.stream(values())
                    .collect(Collectors.toMap(RecordSyntax::text, Function.identity()));

    private final String text;
    private final Body body;
    private final Oid oid;

    RecordSyntax(String text, Body body, String number) {
        this.text = text;
        this.body = body;
        this.oid = Oids.z3950("5." + number);
    }

    /** Its name in configurations, such as {@code usmarc}. */
    public String text() {
        return text;
    }

    public Body body() {
        return body;
    }

    public Oid oid() {
        return oid;
    }

    /** The syntax with this identifier, if it is in the table. */
    public static Optional<RecordSyntax> of(Oid oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }

    /** The syntax whose identifier an element holds, if it is in the table. */
    public static Optional<RecordSyntax> of(BerElement identifier) {
        return of(identifier.oid());
    }

    /** The syntax with this name, if there is one. */
    public static Optional<RecordSyntax> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}
