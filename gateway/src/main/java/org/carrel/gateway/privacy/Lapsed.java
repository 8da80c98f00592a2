package org.carrel.gateway.privacy;

import java.util.Set;
import org.carrel.config.Label;

/**
 * The vendors at whom nobody has looked in time, and who therefore learn as little as can be, from
 * the next message on. Any thread.
 */
public final class Lapsed {
    private volatile Set<Label> vendors = Set.of();

    /** From now on it is these. */
    public void are(Set<Label> now) {
        vendors = Set.copyOf(now);
    }

    /** Those of whom this is true just now. */
    public Set<Label> vendors() {
        return vendors;
    }
}
