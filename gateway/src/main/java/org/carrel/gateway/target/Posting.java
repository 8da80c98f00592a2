package org.carrel.gateway.target;

/**
 * Whether questions to one target are posted, so that they stand in nobody's log of addresses; they
 * are until the target refuses that. Any thread.
 */
final class Posting {
    private volatile boolean refused;

    boolean isUsual() {
        return !refused;
    }

    /** Remembers that the target takes no posted questions. */
    void refused() {
        refused = true;
    }
}
