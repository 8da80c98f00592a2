package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All policies, and all versions of the configuration, the newest first. */
public record PoliciesFacts(List<PolicyFacts> policies, List<Version> versions) {

    /**
     * A version.
     *
     * @param state {@code draft}, {@code approved} or {@code rejected}
     * @param inForce whether it is the one in force
     */
    public record Version(
            long number,
            Instant made,
            String author,
            String reason,
            String state,
            Optional<String> decidedBy,
            boolean inForce) {}
}
