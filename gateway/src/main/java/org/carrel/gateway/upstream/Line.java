package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Those who wait for a connection, first come first served. Guarded by its shelf's lock. */
final class Line {
    private final Deque<Place> places = new ArrayDeque<>();

    /**
     * A place in the line.
     *
     * @param until when its holder gives up, as {@link System#nanoTime()}
     * @param taker takes a connection, which may still have to be opened, or nothing when the time
     *     is over
     */
    record Place(long until, Consumer<Optional<UpstreamConnection>> taker) {}

    void join(Place place) {
        places.addLast(place);
    }

    /** Who is next, if anybody waits; from here on no longer in line. */
    Optional<Place> next() {
        return Optional.ofNullable(places.pollFirst());
    }

    /** Those whose time is over; from here on no longer in line. */
    List<Place> overdue(long now) {
        List<Place> overdue =
                new ArrayList<>(places.stream().filter(place -> now - place.until() > 0).toList());
        places.removeAll(overdue);
        return overdue;
    }
}
