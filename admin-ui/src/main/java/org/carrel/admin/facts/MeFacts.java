package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the staff, as they see themselves.
 *
 * @param passwordEnds until when the password that was drawn for them is good; nothing once they
 *     have set one of their own
 * @param lacksPasskey whether they must add one before the console opens to them
 * @param browsers in how many they are signed in
 * @param codesLeft how many recovery codes they have
 * @param newCodes drawn just now, and shown this once
 */
public record MeFacts(
        String name,
        List<String> roles,
        Instant passwordSet,
        Optional<Instant> passwordEnds,
        boolean lacksPasskey,
        int browsers,
        int codesLeft,
        List<String> newCodes,
        List<Key> passkeys) {

    /** One of their passkeys. */
    public record Key(String id, String label, Instant added) {}
}
