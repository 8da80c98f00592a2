package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;

/**
 * Counts how many people share what a policy releases about each of them: whoever is alone with it
 * can be found by it. Keeps fingerprints only, under a key of its own. One thread. Source:
 * privacy.md §4.3, T04.
 */
final class SmallestGroup {
    private final Fingerprints fingerprints = new Fingerprints();
    private final Map<Fingerprint, Integer> groups = new HashMap<>();

    /** One more person, of whom all the readable bytes are released. */
    void add(ByteBuf released) {
        groups.merge(fingerprints.of(released), 1, Integer::sum);
    }

    /** How many people are in the smallest group; 0 before anybody is counted. */
    int size() {
        return groups.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** How many groups there are. */
    int groups() {
        return groups.size();
    }

    /** How many people are in groups of fewer than {@code least}. */
    int peopleInGroupsBelow(int least) {
        return groups.values().stream()
                .mapToInt(Integer::intValue)
                .filter(size -> size < least)
                .sum();
    }
}
