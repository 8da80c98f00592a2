package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What staff and the gateway did, the newest first.
 *
 * @param before with which the next page begins; nothing on the last one
 * @param verdict what was found when the chain was last looked through
 */
public record AuditFacts(List<Line> lines, Optional<Long> before, Optional<Chain> verdict) {

    /**
     * One act.
     *
     * @param role in which it was done; {@code gateway} where nobody of the staff did it
     * @param act its name, for example {@code signed-in}
     * @param subject whom or what it was about; {@code -} for nothing in particular
     * @param amount a number that belongs to it; 0 for none
     */
    public record Line(
            long number,
            Instant time,
            String who,
            String role,
            String act,
            String subject,
            long amount,
            String sha256) {}

    /**
     * The chain.
     *
     * @param whole whether every line follows on the one before
     * @param number of lines where it is whole; else of the first that does not fit
     * @param sha256 of the whole chain
     */
    public record Chain(boolean whole, long number, String sha256) {}
}
