package org.carrel.gateway.upstream;

import java.util.ArrayList;
import java.util.List;
import org.carrel.config.Endpoint;
import org.carrel.config.UpstreamConfig;

/**
 * Where an upstream can be reached. It is called where it was reached last, then at the others in
 * their order; who was reached at a fallback is looked for at the first address now and then. Any
 * thread.
 */
final class Addresses {
    private final List<Endpoint> all;
    private volatile Endpoint last;

    Addresses(UpstreamConfig config) {
        List<Endpoint> places = new ArrayList<>(config.fallback());
        places.addFirst(config.address());
        this.all = List.copyOf(places);
        this.last = config.address();
    }

    /** All of them, in the order in which they are to be tried. */
    List<Endpoint> inOrder() {
        List<Endpoint> order = new ArrayList<>(all);
        Endpoint best = last;
        order.remove(best);
        order.addFirst(best);
        return order;
    }

    Endpoint first() {
        return all.getFirst();
    }

    /** Whether it was reached at a fallback last. */
    boolean isElsewhere() {
        return !last.equals(first());
    }

    /** Notes where it was reached. */
    void reached(Endpoint place) {
        last = place;
    }
}
