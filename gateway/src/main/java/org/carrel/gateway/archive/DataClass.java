package org.carrel.gateway.archive;

import java.time.Period;
import java.util.List;

/**
 * What is destroyed when it is old enough, and how. What is in no class here is kept for as long as
 * the archive: the audit trail, versions that were in force, and what is known of vendors.
 */
public enum DataClass {
    // spotless:off
    /** Which element went where in which hour. */
    LEDGER_HOURS(Period.ofDays(35), "begins_at", "ledger_hour where begins_at < ?"),
    /** The same by the day, and the sums by peer. */
    LEDGER_DAYS(Period.ofMonths(13), "on_day", "ledger_day where on_day < ?",
            "ledger_peer_day where on_day < ?"),
    /** Drafts that nobody decided on, or that were rejected. */
    DRAFTS(Period.ofDays(90), "made_at",
            "config_version where state <> 'approved' and made_at < ?"),
    /** Recovery codes that were spent. */
    SPENT_CODES(Period.ofDays(30), "spent_at", "recovery_code where spent_at < ?"),
    /** Staff who may not sign in any more; their names stay in the audit trail. */
    FORMER_STAFF(Period.ofMonths(13), "disabled_at",
            "recovery_code where user_name in (select name from console_user where disabled_at < ?)",
            "passkey where user_name in (select name from console_user where disabled_at < ?)",
            "console_role where user_name in (select name from console_user where disabled_at < ?)",
            "console_user where disabled_at < ?"),
    /** Copies of what vendors published, but for the newest of each. */
    VENDOR_POLICIES(Period.ofYears(3), "taken_at",
            "vendor_policy where taken_at < ? and taken_at < (select max(other.taken_at)"
                    + " from vendor_policy other where other.vendor = vendor_policy.vendor)");
    // spotless:on

    private final Period period;
    private final String age;
    private final List<String> rows;

    DataClass(Period period, String age, String... rows) {
        this.period = period;
        this.age = age;
        this.rows = List.of(rows);
    }

    /** How long it is kept, unless a hold says that it stays. */
    public Period period() {
        return period;
    }

    /** Whether its age is a day and no moment. */
    boolean isByDay() {
        return age.equals("on_day");
    }

    /** The rows, in an order in which they can go: a table and what is true of them. */
    List<String> rows() {
        return rows;
    }
}
