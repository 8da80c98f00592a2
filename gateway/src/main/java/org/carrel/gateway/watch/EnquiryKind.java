package org.carrel.gateway.watch;

import java.util.Locale;

/** What is asked of a catalogue, by the names that stand in logs and metrics. */
public enum EnquiryKind {
    SEARCH,
    PRESENT,
    SCAN,
    SORT,
    DELETE;

    /** The name as it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
