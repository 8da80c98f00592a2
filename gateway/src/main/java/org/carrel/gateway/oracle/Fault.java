package org.carrel.gateway.oracle;

import java.util.Optional;

/** What goes wrong on purpose in a session, with the patron's values in the middle of it. */
enum Fault {
    TERMINAL_CHECKSUM,
    TERMINAL_CHARSET,
    TERMINAL_UNKNOWN_MESSAGE,
    TERMINAL_BREAKS_OFF,
    TERMINAL_TOO_LONG,
    TERMINAL_NO_SIP2,
    LIBRARY_SILENT,
    LIBRARY_CHECKSUM,
    LIBRARY_CHARSET,
    LIBRARY_GARBAGE,
    LIBRARY_BREAKS_OFF,
    LIBRARY_TOO_LONG;

    /** The fault of the patron's session with this number: each fifth session goes well. */
    static Optional<Fault> of(int session) {
        return session % 5 == 4
                ? Optional.empty()
                : Optional.of(values()[session * 7 % values().length]);
    }

    boolean isTerminals() {
        return compareTo(TERMINAL_NO_SIP2) <= 0;
    }
}
