package org.carrel.admin.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was destroyed because it was old enough, and what is held back from that.
 *
 * @param lastRun the day on which what was due was last looked for; none on the first day
 * @param held what is not destroyed just now
 * @param free the classes of data that are destroyed when they are old enough
 * @param receipts of what was destroyed, the newest first, at most fifty; the trail's export has
 *     all
 */
public record DestructionFacts(
        Optional<LocalDate> lastRun, List<Held> held, List<String> free, List<Receipt> receipts) {

    /** One class of data that is not destroyed, who said so and why. */
    public record Held(String dataClass, Instant since, String by, String reason) {}

    /**
     * One destruction.
     *
     * @param olderThan everything of the class that was older is gone
     * @param amount how many rows that were
     * @param provedGone whether none was found afterwards
     * @param auditNumber its line in the audit trail
     * @param line with the signature, as it stands in the trail's export
     */
    public record Receipt(
            long number,
            Instant time,
            String dataClass,
            Instant olderThan,
            long amount,
            boolean provedGone,
            long auditNumber,
            String line) {}
}
