package org.carrel.z3950;

import org.carrel.z3950.ber.Oid;

/** The object identifiers of Z39.50 that are no row of another table. Source: z3950.md §3, §4. */
public final class Oids {
    /** The root of all others that Z39.50 registers. */
    public static final String Z3950 = "1.2.840.10003";

    /** The attribute set that everybody speaks. */
    public static final Oid BIB_1 = z3950("3.1");

    /** The set of numbered diagnostics. */
    public static final Oid BIB_1_DIAGNOSTICS = z3950("4.1");

    /** Diagnostics with a structure of their own; a list of them stands in an EXTERNAL. */
    public static final Oid DIAG_1 = z3950("4.2");

    /** A query in CQL, in an EXTERNAL. */
    public static final Oid CQL = z3950("16.2");

    /** UTF-8 among the levels of ISO 10646. */
    public static final Oid UTF_8 = Oid.of("1.0.10646.1.0.8");

    /** What an item order carries for a library that lends: an ISO ILL request. */
    public static final Oid ISO_ILL = Oid.of("1.0.10161.2.1");

    private Oids() {}

    /** The identifier with these numbers below Z39.50's own. */
    static Oid z3950(String below) {
        return Oid.of(Z3950 + "." + below);
    }
}
