package org.carrel.z3950.query;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.z3950.ber.Oid;

/**
 * The registered attribute sets; a set that is not here is not understood. Source: the registry of
 * Z39.50 object identifiers below 1.2.840.10003.3.
 */
public enum AttributeSet {
    // spotless:off
    BIB_1      ("Bib-1",         1),
    EXP_1      ("Exp-1",         2),
    EXT_1      ("Ext-1",         3),
    CCL_1      ("CCL-1",         4),
    GILS       ("GILS",          5),
    STAS       ("STAS",          6),
    COLLECTIONS("Collections-1", 7),
    CIMI       ("CIMI-1",        8),
    GEO        ("GEO",           9),
    ZBIG       ("ZBIG",         10),
    UTIL       ("UTIL",         11),
    XD_1       ("XD-1",         12),
    ZTHES      ("ZTHES",        13),
    FIN_1      ("FIN-1",        14),
    DAN_1      ("DAN-1",        15),
    HOLDINGS   ("HOLD",         16),
    MARC       ("MARC",         17),
    BIB_2      ("BIB-2",        18),
    ZEEREX     ("ZEEREX",       19);
    // spotless:on

    private final String text;
    private final int number;
    private final Oid identifier;

    AttributeSet(String text, int number) {
        this.text = text;
        this.number = number;
        this.identifier = Oid.of("1.2.840.10003.3." + number);
    }

    /** The name that PQF uses. */
    public String text() {
        return text;
    }

    /** The last number of its object identifier, after 1.2.840.10003.3. */
    public int number() {
        return number;
    }

    /** Its object identifier in dotted numbers. */
    public String oid() {
        return identifier.toString();
    }

    /** Its object identifier as the wire has it; made once. */
    public Oid identifier() {
        return identifier;
    }

    /** The set with that last number. */
    public static Optional<AttributeSet> numbered(int number) {
        return Arrays.stream(values()).filter(set -> set.number == number).findFirst();
    }

    /** The set that is called so, by name or object identifier; case does not count. */
    public static Optional<AttributeSet> named(Window name) {
        return Arrays.stream(values())
                .filter(set -> name.isIgnoringCase(set.text) || name.is(set.oid()))
                .findFirst();
    }
}
