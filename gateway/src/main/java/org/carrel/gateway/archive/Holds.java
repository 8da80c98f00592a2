package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which classes of data are not destroyed just now, and why (privacy.md R41). The audit trail tells
 * of each in the same step. Any thread.
 */
public final class Holds {
    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;

    Holds(Database database, AuditTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /** All that are set. */
    public List<Hold> all() {
        return database.work(transaction ->
                transaction.rows(
                        "select * from retention_hold order by data_class",
                        row ->
                                new Hold(
                                        row.choice("data_class", DataClass.class),
                                        row.moment("since"),
                                        row.staff("set_by"),
                                        row.text("reason"))));
    }

    /**
     * Keeps a class from being destroyed until it is lifted; a destruction that is going on stops
     * at the day that it is at.
     *
     * @param by who does it, for the audit trail
     * @param reason at most 400 characters
     * @throws ArchiveTrouble with CONFLICT where it is kept already
     */
    public void set(DataClass held, Act by, String reason) {
        database.alter(transaction -> {
            AuditTrail.alone(transaction);
            transaction.change(
                    "insert into retention_hold (data_class, since, set_by, reason) values (?, ?, ?, ?)",
                    held,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    by.who(),
                    reason);
            trail.append(transaction, by);
        });
    }

    /**
     * Lets a class be destroyed again when it is due.
     *
     * @param by who does it, for the audit trail
     * @return whether it was kept
     */
    public boolean lift(DataClass held, Act by) {
        return database.work(transaction -> {
            AuditTrail.alone(transaction);
            boolean there =
                    transaction.change("delete from retention_hold where data_class = ?", held)
                            == 1;
            if (there) {
                trail.append(transaction, by);
            }
            return there;
        });
    }

    /** Whether a class is kept just now; nobody else sets or lifts until the transaction ends. */
    static boolean keep(Transaction transaction, DataClass old) throws SQLException {
        AuditTrail.alone(transaction);
        return transaction.number("select count(*) from retention_hold where data_class = ?", old)
                > 0;
    }
}
