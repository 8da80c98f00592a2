package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
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
        private final Thread thread = Thread.currentThread();
        private final long until;
        private final AtomicReference<@Nullable Object> given = new AtomicReference<>();

        private Place(long until) {
            this.until = until;
        }

        /**
         * Waits for a connection, which may still have to be opened.
         *
         * @throws Refused when the time is over
         */
        UpstreamConnection await() {
            Object gift;
            while ((gift = given.get()) == null) {
                LockSupport.park(this);
            }
            if (gift instanceof UpstreamConnection connection) {
                return connection;
            }
            throw new Refused(Outcome.UPSTREAM_TIMEOUT);
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

    boolean isWaiting() {
        return !places.isEmpty();
    }

    /** Gives a connection to the first in line; false if nobody waits. */
    boolean give(UpstreamConnection connection) {
        Place first = places.pollFirst();
        if (first != null) {
            first.give(connection);
        }
        return first != null;
    }

    /** Sends those away whose time is over; whether there were any. */
    boolean sendAway(long now) {
        return places.removeIf(place -> {
            boolean over = now - place.until > 0;
            if (over) {
                place.give(Outcome.UPSTREAM_TIMEOUT);
            }
            return over;
        });
    }
}
