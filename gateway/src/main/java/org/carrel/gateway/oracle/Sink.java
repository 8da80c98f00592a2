package org.carrel.gateway.oracle;

import java.util.EnumSet;
import java.util.Set;

/**
 * A place where a trace of a person could be left, and what may be found there; a row of the {@link
 * Matrix}. Each has a folder of its own in the work folder, and all files there are searched.
 */
enum Sink {
    /** What the library system was sent: it knows its patrons, and checks the PIN. */
    LIBRARY("sent to the library", ValueClass.CARD, ValueClass.PIN),
    /** What the vendors were sent: what the patron pays is said to the till. */
    VENDORS("sent to vendors", ValueClass.FEE),
    /** What the kiosks were told: its own card back, and the lists that its screen shows. */
    KIOSKS("sent to kiosks", ValueClass.CARD, ValueClass.LOAN, ValueClass.HOLD, ValueClass.FEE),
    /** What a vendor was told that asked us: the card that it asked about, and yes or no. */
    ASKERS("sent to an asking vendor", ValueClass.CARD),
    GATES("sent to gates"),
    SORTERS("sent to sorters"),
    LOG("log at TRACE"),
    STORAGE("working folder"),
    /** All that a backup holds, as it is before it is sealed. */
    ARCHIVE("archive and backup, opened"),
    /** Pages, exports and what programs are told. */
    CONSOLE("console: pages, exports"),
    /** Taken while sessions are played. */
    SUPPORT("support bundles, amid traffic"),
    TEMPORARY("temporary folder"),
    PROCESS("/proc: environ, cmdline"),
    THREADS("threads, jcmd's account"),
    HEAP("heap dump, all objects"),
    CORE("core dump, 5 s after"),
    /** Told honestly and never held against the gateway: a session that is open is in memory. */
    CORE_DURING("core dump, in a session", ValueClass.personal().toArray(ValueClass[]::new)),
    /** The same while the library system has not answered yet. */
    CORE_AMID("core dump, in a question", ValueClass.personal().toArray(ValueClass[]::new));

    private final String text;
    private final Set<ValueClass> allowed;

    Sink(String text, ValueClass... allowed) {
        this.text = text;
        this.allowed = EnumSet.of(ValueClass.CONTROL, allowed);
    }

    /** As it stands in the table. */
    String text() {
        return text;
    }

    /** Whether this may be found here. */
    boolean allows(ValueClass what) {
        return allowed.contains(what);
    }

    /** The name of its folder. */
    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
