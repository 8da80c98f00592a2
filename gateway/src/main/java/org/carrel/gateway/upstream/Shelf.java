package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which connections to one upstream there are, and who has which; never more than its maximum. Any
 * thread.
 */
final class Shelf {
    private final int maximum;
    private final Supplier<UpstreamConnection> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UpstreamConnection> connections = new HashSet<>();
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
    private final Map<Terminal, UpstreamConnection> lent = new HashMap<>();
    private final Line line = new Line();

    /**
     * @param maker makes a connection that is not opened yet
     */
    Shelf(int maximum, Supplier<UpstreamConnection> maker) {
        this.maximum = maximum;
        this.maker = maker;
    }

    /**
     * A connection that nobody else uses: the terminal's own, an idle one, one that is still to be
     * opened, or else the next that somebody gives back, for which the caller waits in line.
     *
     * @throws Refused when the time is over
     */
    UpstreamConnection take(@Nullable Terminal terminal, long until) {
        Line.Place place;
        lock.lock();
        try {
            UpstreamConnection ready = ready(terminal);
            if (ready != null) {
                return ready;
            }
            if (connections.size() < maximum) {
                return added();
            }
            place = line.join(until);
        } finally {
            lock.unlock();
        }
        return place.await();
    }

    /** Gives it to the first in line, or keeps it for the next who asks. */
    void giveBack(UpstreamConnection connection) {
        locked(() -> {
            if (connection.isOpen() && !line.give(connection)) {
                idle.addLast(connection);
            }
            return connection;
        });
    }

    /** Keeps it for this terminal alone. */
    void lend(UpstreamConnection connection, Terminal terminal) {
        locked(() -> connection.isOpen() ? lent.put(terminal, connection) : null);
    }

    /** The connection that this terminal had to itself, which is from now on nobody's. */
    @Nullable UpstreamConnection reclaim(Terminal terminal) {
        return locked(() -> lent.remove(terminal));
    }

    /**
     * Forgets a connection that ended; whoever is first in line may open another. False if it was
     * not known.
     */
    boolean drop(UpstreamConnection connection) {
        return locked(() -> {
            boolean known = connections.remove(connection);
            idle.remove(connection);
            lent.values().remove(connection);
            if (known && line.isWaiting()) {
                line.give(added());
            }
            return known;
        });
    }

    /** Sends those away who waited too long. */
    void sendAway(long now) {
        locked(() -> line.sendAway(now));
    }

    /** Takes those that nobody used for this many nanoseconds. */
    List<UpstreamConnection> takeQuiet(long now, long limit) {
        return locked(() -> {
            List<UpstreamConnection> quiet =
                    new ArrayList<>(idle.stream().filter(each -> each.quiet(now) > limit).toList());
            idle.removeAll(quiet);
            return quiet;
        });
    }

    /** Every connection, open or being opened. */
    List<UpstreamConnection> all() {
        return locked(() -> List.copyOf(connections));
    }

    private @Nullable UpstreamConnection ready(@Nullable Terminal terminal) {
        UpstreamConnection own = terminal == null ? null : lent.get(terminal);
        if (own != null && own.isOpen()) {
            return own;
        }
        UpstreamConnection free = idle.pollLast();
        while (free != null && !free.isOpen()) {
            free = idle.pollLast();
        }
        return free;
    }

    private UpstreamConnection added() {
        UpstreamConnection connection = maker.get();
        connections.add(connection);
        return connection;
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
