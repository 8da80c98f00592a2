package org.carrel.gateway.changes;

import java.io.Serial;
import java.nio.file.Path;

/** Says why the journal of changes cannot be had, in words of ours. */
public final class JournalTrouble extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private JournalTrouble(Path where, String what) {
        this(where + ": " + what);
    }

    private JournalTrouble(String what) {
        super(what, null, false, false);
    }

    /**
     * The book that several gateways keep together cannot be had.
     *
     * @param why in words of ours
     */
    public static JournalTrouble away(String why) {
        return new JournalTrouble(why);
    }

    static JournalTrouble noFile(Path where) {
        return new JournalTrouble(
                where, "cannot be read or written; give the folder to the gateway's user");
    }

    static JournalTrouble inUse(Path where) {
        return new JournalTrouble(where, "another gateway works with this storage");
    }

    static JournalTrouble damaged(Path where, long line) {
        return new JournalTrouble(
                where,
                "line "
                        + line
                        + " is not as the gateway wrote it; look there for payments that are open or"
                        + " unknown, then move the file away");
    }
}
