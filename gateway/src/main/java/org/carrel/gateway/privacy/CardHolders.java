package org.carrel.gateway.privacy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.gateway.vault.Fingerprint;

/**
 * How many visits there are of each card just now, for one card may be at two terminals, and what
 * they share is forgotten with the last of them. Any thread.
 */
final class CardHolders {
    private final Map<Fingerprint, Integer> visits = new ConcurrentHashMap<>();

    /** One more visit of this card. */
    void enter(Fingerprint card) {
        visits.merge(card, 1, Integer::sum);
    }

    /**
     * One visit less. Whoever enters with the same card meanwhile waits until the last one has
     * forgotten.
     *
     * @param forgetting is run if it was the last
     */
    void leave(Fingerprint card, Runnable forgetting) {
        visits.computeIfPresent(
                card,
                (same, count) -> {
                    if (count > 1) {
                        return count - 1;
                    }
                    forgetting.run();
                    return null;
                });
    }
}
