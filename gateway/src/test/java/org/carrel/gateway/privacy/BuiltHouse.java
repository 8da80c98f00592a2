package org.carrel.gateway.privacy;

import org.carrel.gateway.WiredPrivacy;

/**
 * The house of {@link DefaultDenyHouse} with the guard of all its doors. To make its tables takes
 * longer than a trial, so that many trials share one. Whoever makes it closes it.
 */
final class BuiltHouse implements AutoCloseable {
    private final WiredPrivacy wired = new WiredPrivacy(DefaultDenyHouse.yaml());
    private final PrivacyGuard guard =
            new PrivacyGuard(wired.tables(), wired.ledger(), wired.phrases());

    WiredPrivacy wired() {
        return wired;
    }

    PrivacyGuard guard() {
        return guard;
    }

    @Override
    public void close() {
        wired.close();
    }
}
