package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One of the staff who may sign in at the console.
 *
 * @param disabled since when they may not
 * @param passwordSet when their password was last set
 * @param passwordEnds until when a first password that was drawn for them is good; nothing once
 *     they have set one of their own
 * @param recoveryCodes how many they have left
 * @param passkeys how many they have
 */
public record ConsoleUser(
        StaffName name,
        Set<Role> roles,
        Instant added,
        Optional<Instant> disabled,
        Instant passwordSet,
        Optional<Instant> passwordEnds,
        int recoveryCodes,
        int passkeys) {
    public ConsoleUser {
        roles = Set.copyOf(roles);
    }

    /** Whether they may sign in. */
    public boolean isActive() {
        return disabled.isEmpty();
    }

    /** Whether their password was drawn for them, so that somebody else has seen it. */
    public boolean isNew() {
        return passwordEnds.isPresent();
    }
}
