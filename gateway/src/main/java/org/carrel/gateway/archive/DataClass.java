package org.carrel.gateway.archive;

import java.time.Period;
import java.util.List;
import org.carrel.config.Kept;

/**
 * What is destroyed when it is old enough, and how. What is in no class here is kept for as long as
 * the archive: the audit trail, versions that were in force, and what is known of vendors.
 */
public enum DataClass {
    // spotless:off
    /** Which element went where in which hour. */
    LEDGER_HOURS("begins_at", "ledger_hour where begins_at < ?"),
    /** The same by the day, and the sums by peer. */
    LEDGER_DAYS("on_day", "ledger_day where on_day < ?",
            "ledger_peer_day where on_day < ?"),
    /** Drafts that nobody decided on, or that were rejected. */
    DRAFTS("made_at",
            "config_version where state <> 'approved' and made_at < ?"),
    /** Recovery codes that were spent. */
    SPENT_CODES("spent_at", "recovery_code where spent_at < ?"),
    /** Staff who may not sign in any more; their names stay in the audit trail. */
    FORMER_STAFF("disabled_at",
            "recovery_code where user_name in (select name from console_user where disabled_at < ?)",
            "passkey where user_name in (select name from console_user where disabled_at < ?)",
            "console_role where user_name in (select name from console_user where disabled_at < ?)",
            "console_user where disabled_at < ?"),
    /** Copies of what vendors published, but for the newest of each. */
    VENDOR_POLICIES("taken_at",
            "vendor_policy where taken_at < ? and taken_at < (select max(other.taken_at)"
                    + " from vendor_policy other where other.vendor = vendor_policy.vendor)"),
    /** Changes of which nobody can tell; what was done is forgotten within a day by itself. */
    CHANGES("begun_at", "change_matter where state <> 'open' and begun_at < ?");
    // spotless:on

    private final String age;
    private final List<String> rows;

    DataClass(String age, String... rows) {
        this.age = age;
        this.rows = List.of(rows);
    }

    /** What of the configuration says for how long. */
    public Kept kept() {
        return Kept.valueOf(name());
    }

    /** How long it is kept, unless the configuration says less or a hold that it stays. */
    public Period period() {
        return Period.ofDays(kept().longest());
    }

    /** Whether its age is a day and no moment. */
    boolean isByDay() {
        return age.equals("on_day");
    }

    /** What asks how old the oldest of the rows is: none, or one that says {@code oldest}. */
    String oldest() {
        return "select %1$s as oldest from %2$s order by %1$s fetch first 1 row only"
                .formatted(age, rows.getLast());
    }

    /** The rows, in an order in which they can go: a table and what is true of them. */
    List<String> rows() {
        return rows;
    }
}
