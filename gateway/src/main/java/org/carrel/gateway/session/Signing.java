package org.carrel.gateway.session;

import org.carrel.gateway.changes.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether one terminal says what it says with a checksum (SIP2: AY and AZ), so that a change that
 * came without one may have lost it, and more, on its way. Were it believed, it would be done once
 * for what came and once more for what was meant. A terminal that says the very same again without
 * a checksum means it, and is believed from then on. On the terminal's event loop.
 */
final class Signing {
    private boolean signs;
    private @Nullable Asked doubted;

    /** Whether this is to be said again before it is believed. */
    boolean isDoubtful(Asked asked) {
        if (asked.number() >= 0) {
            signs = true;
            doubted = null;
            return false;
        }
        if (!signs || !ChangeKind.isChange(asked.operation())) {
            return false;
        }
        if (doubted != null && asked.repeats(doubted)) {
            signs = false;
            return false;
        }
        doubted = asked;
        return true;
    }
}
