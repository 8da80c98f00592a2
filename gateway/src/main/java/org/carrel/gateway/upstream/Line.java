package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for a connection, first come first served. Guarded by its pool's lock, but for
 * {@link Place#await}.
 */
final class Line {
    private final Deque<Place> places = new ArrayDeque<>();

    /** A place in the line, kept by the thread that waits. */
    static final class Place {
        private static final Object A_SLOT = new Object();

        private final Thread thread = Thread.currentThread();
        private final long until;
        private final AtomicReference<@Nullable Object> given = new AtomicReference<>();

        private Place(long until) {
            this.until = until;
        }

        /**
         * Waits for a connection, or for leave to open one, which is empty.
         *
         * @throws Refused when the time is over
         */
        Optional<UpstreamConnection> await() {
            Object gift;
            while ((gift = given.get()) == null) {
                LockSupport.park(this);
            }
            if (gift instanceof Outcome outcome) {
                throw new Refused(outcome);
            }
            return gift instanceof UpstreamConnection connection
                    ? Optional.of(connection)
                    : Optional.empty();
        }

        private void give(Object gift) {
            given.set(gift);
            LockSupport.unpark(thread);
        }
    }

    /** Takes the last place. */
    Place join(long until) {
        Place place = new Place(until);
        places.addLast(place);
        return place;
    }

    /** Gives a connection to the first in line; false if nobody waits. */
    boolean give(UpstreamConnection connection) {
        return giveFirst(connection);
    }

    /** Lets the first in line open a connection; false if nobody waits. */
    boolean giveSlot() {
        return giveFirst(Place.A_SLOT);
    }

    /** Sends those away whose time is over. */
    void sendAway(long now) {
        places.removeIf(place -> {
            boolean over = now - place.until > 0;
            if (over) {
                place.give(Outcome.UPSTREAM_TIMEOUT);
            }
            return over;
        });
    }

    private boolean giveFirst(Object gift) {
        Place first = places.pollFirst();
        if (first != null) {
            first.give(gift);
        }
        return first != null;
    }
}
