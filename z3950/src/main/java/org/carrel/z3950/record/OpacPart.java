package org.carrel.z3950.record;

/**
 * The parts of an OPAC record's holdings that say something beyond where a copy stands, by the tags
 * that they have in HoldingsAndCircData and in CircRecord (z3950.md §4.3). The parts that are not
 * named here speak of the copy alone.
 */
public enum OpacPart {
    PUBLIC_NOTE(Level.HOLDING, 14),
    REPRODUCTION_NOTE(Level.HOLDING, 15),
    /** {@code availablityDate}, as the standard spells it: when it is due back. */
    AVAILABILITY_DATE(Level.COPY, 2),
    RESTRICTIONS(Level.COPY, 4),
    /** A barcode or another number of the copy, by which it can be joined with loans. */
    ITEM_ID(Level.COPY, 5),
    /** Whether somebody waits for it; a truth value that cannot be missing. */
    ON_HOLD(Level.COPY, 7),
    TEMPORARY_LOCATION(Level.COPY, 10);

    /** Where in the record a part stands. */
    public enum Level {
        HOLDING,
        COPY
    }

    private final Level level;
    private final int tag;

    OpacPart(Level level, int tag) {
        this.level = level;
        this.tag = tag;
    }

    public Level level() {
        return level;
    }

    /** The number of its context tag. */
    public int tag() {
        return tag;
    }
}
