package org.carrel.gateway.target;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The links with one target that live on one event loop, on which everything here happens. A link
 * that no client has lies here, with no result set on it.
 *
 * @param <L> the links of its protocol
 */
final class Shelf<L extends Lendable> {
    private final Deque<L> idle = new ArrayDeque<>();
    private final Set<L> all = new HashSet<>();
    private final long patience;

    /**
     * @param patience after how many nanoseconds of silence a link on the shelf is given up
     */
    Shelf(long patience) {
        this.patience = patience;
    }

    /** A link that was ready when it was put here; null where there is none. */
    @Nullable L take() {
        L link = idle.pollLast();
        while (link != null && !link.isReady()) {
            link = idle.pollLast();
        }
        return link;
    }

    /** Puts a link back, for whoever comes next. */
    void put(L link) {
        if (link.isReady()) {
            idle.addLast(link);
        }
    }

    void began(L link) {
        all.add(link);
    }

    /** Forgets a link; whether it had begun. */
    boolean ended(L link) {
        idle.remove(link);
        return all.remove(link);
    }

    /** Ends what waited or was silent too long. */
    void tick() {
        long now = System.nanoTime();
        for (L link : List.copyOf(all)) {
            link.tick(now);
        }
        while (!idle.isEmpty() && idle.getFirst().silent(now) > patience) {
            idle.removeFirst().close();
        }
    }

    /** Ends every link. */
    void close() {
        new ArrayList<>(all).forEach(Lendable::close);
    }
}
