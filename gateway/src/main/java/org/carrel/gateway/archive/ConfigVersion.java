package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the configuration, without its text.
 *
 * @param author who wrote it
 * @param reason why, in their words
 * @param decidedBy who approved or rejected it: never its author, unless that is the file's; none
 *     for what was found in the file, and for the set-up of a gateway that never had a door
 * @param inForce since when it was in force the last time; none where it never was
 * @param sha256 of its text, in hexadecimal digits
 */
public record ConfigVersion(
        long number,
        Instant made,
        StaffName author,
        String reason,
        State state,
        Optional<StaffName> decidedBy,
        Optional<Instant> decided,
        Optional<Instant> inForce,
        String sha256) {

    /** How far it has come. */
    public enum State {
        /** Waits for somebody else's word. */
        DRAFT,
        APPROVED,
        REJECTED
    }
}
