package org.carrel.gateway.archive;

import java.io.Serial;

/**
 * Says why the archive cannot do its work. Carries words of ours and the five characters of an
 * SQLSTATE; what the database said of it may quote what it was given and is left out.
 */
public final class ArchiveTrouble extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String sqlState;

    ArchiveTrouble(Reason reason) {
        this(reason, "");
    }

    ArchiveTrouble(Reason reason, String sqlState) {
        super("the archive " + reason.text + (sqlState.isEmpty() ? "" : " (" + sqlState + ")"));
        this.reason = reason;
        this.sqlState = sqlState;
    }

    /** Why; safe to log and to count. */
    public Reason reason() {
        return reason;
    }

    /** What the SQL standard calls it; empty where no database was asked. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether transactions stood in each other's way, so that the same may succeed once more. */
    boolean isOutOfTurn() {
        return sqlState.startsWith("40");
    }

    /** What can be the matter with the archive. */
    public enum Reason {
        /** Another process has it open. */
        IN_USE("is open in another process; stop that first"),
        /** The key does not open it. */
        WRONG_KEY("does not open; storage.key or storage.login is another one, or it was altered"),
        /** No connection to it. */
        UNREACHABLE("cannot be reached; look at storage.path and storage.jdbc"),
        /** Its tables are not those of this version. */
        SCHEMA("has other tables than this version of the gateway; restore a backup or update"),
        /** There is such a thing already, or one that it depends on is missing. */
        CONFLICT("has such a thing already, or lacks what it belongs to"),
        /** What is to be kept is longer or of another form than there is room for. */
        TOO_LONG("has no room for so much"),
        /** What it holds does not fit together. */
        ALTERED("holds something that was altered"),
        /** The built-in database's file is not the one that was closed. */
        BROKEN_SEAL(
                "is not the file that was closed: somebody or a fault of the disk altered it, took it"
                        + " away, or put another in its place. Put that file back, or restore a backup"
                        + " into an empty storage.path; or, to go on with what is there, take the file"
                        + " archive.mv.db.seal away, which the audit trail will tell"),
        /** A backup becomes larger when it is unpacked than somebody has allowed. */
        SWOLLEN("was given a backup that unpacks to more than is allowed; nothing was restored"),
        /** Anything else. */
        FAILED("could not do what it should");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
