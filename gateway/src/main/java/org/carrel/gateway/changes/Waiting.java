package org.carrel.gateway.changes;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A claim on its way to the common book. What is open at another gateway is asked for again until
 * it has ended there, or nobody waits for it any more.
 *
 * @param open how it stood the last time; nothing where it was not asked for yet
 * @param untilNanos when that is told instead of waiting on
 */
record Waiting(Entry asked, Claim claim, Optional<Entry> open, long untilNanos) {
    /** Longer than any upstream may take, and than any terminal waits. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    static Waiting of(Entry asked, Claim claim) {
        return new Waiting(asked, claim, Optional.empty(), System.nanoTime() + LONGEST_NANOS);
    }

    boolean waits() {
        return open.isPresent();
    }

    /**
     * Tells what came of it.
     *
     * @param answered whether the book could be asked
     * @param known what it said
     * @return what is to be asked a moment later
     */
    Optional<Waiting> conclude(boolean answered, Optional<Entry> known) {
        if (answered && open.isEmpty()) {
            known.ifPresent(claim::found);
        }
        if (!answered) {
            giveUp();
        } else if (known.isEmpty()) {
            claim.granted();
        } else if (known.get().state() == State.OPEN && System.nanoTime() < untilNanos) {
            return Optional.of(new Waiting(asked, claim, known, untilNanos));
        } else {
            claim.known(known.get());
        }
        return Optional.empty();
    }

    /** Of what is open elsewhere nobody can tell here; of what never was, nothing may leave. */
    void giveUp() {
        open.ifPresentOrElse(claim::known, claim::cannot);
    }
}
