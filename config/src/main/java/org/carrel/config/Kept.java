package org.carrel.config;

/**
 * What the gateway keeps for a time, and the limits within which a library may choose that time.
 * The longest is what is usual: nobody can keep for longer than was thought right.
 */
public enum Kept {
    // spotless:off
    /** Sums of what left, by the hour. */
    LEDGER_HOURS(2, 35),
    /** The same by the day. */
    LEDGER_DAYS(35, 396),
    /** Drafts of the configuration that nobody released. */
    DRAFTS(7, 90),
    /** Recovery codes that were spent. */
    SPENT_CODES(1, 30),
    /** Staff who may not sign in any more. */
    FORMER_STAFF(30, 396),
    /** Copies of what vendors published, but for the newest of each. */
    VENDOR_POLICIES(365, 1096),
    /** Changes of which nobody can tell, where several gateways keep them together. */
    CHANGES(7, 90);
    // spotless:on

    private final int shortest;
    private final int longest;

    Kept(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The word that stands in {@code carrel.yaml}. */
    public String text() {
        return Section.word(this);
    }

    /** The fewest days. */
    public int shortest() {
        return shortest;
    }

    /** The most days. */
    public int longest() {
        return longest;
    }
}
