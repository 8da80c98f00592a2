package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;

/**
 * One of the staff, as they see themselves.
 *
 * @param codesLeft how many recovery codes they have
 * @param newCodes drawn just now, and shown this once
 */
public record MeFacts(
        String name,
        List<String> roles,
        Instant passwordSet,
        int codesLeft,
        List<String> newCodes,
        List<Key> passkeys) {

    /** One of their passkeys. */
    public record Key(String id, String label, Instant added) {}
}
