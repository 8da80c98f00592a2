package org.carrel.gateway.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.config.Connections;
import org.carrel.gateway.access.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Which connections to one upstream there are, and who has which; never more than its maximum. Any
 * thread. Nobody is called while the lock is held.
 */
final class Shelf {
    private final Connections limits;
    private final Supplier<UpstreamConnection> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UpstreamConnection> connections = new HashSet<>();
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
    private final Map<Terminal, UpstreamConnection> lent = new HashMap<>();
    private final Line line = new Line();

    /**
     * @param limits how many there may be, and how long they are kept for whom
     * @param maker makes a connection that is not opened yet
     */
    Shelf(Connections limits, Supplier<UpstreamConnection> maker) {
        this.limits = limits;
        this.maker = maker;
    }

    /**
     * Gives a connection that nobody else uses: the terminal's own, an idle one, one that is still
     * to be opened, or, when all are in use, the next that somebody gives back.
     *
     * @param taker called exactly once, at once or later; with nothing when the time is over
     */
    void take(
            @Nullable Terminal terminal, long until, Consumer<Optional<UpstreamConnection>> taker) {
        UpstreamConnection found =
                locked(() -> {
                    UpstreamConnection ready = ready(terminal);
                    if (ready == null && connections.size() < limits.maximum()) {
                        ready = added();
                    }
                    if (ready == null) {
                        line.join(new Line.Place(until, taker));
                    }
                    return ready;
                });
        if (found != null) {
            taker.accept(Optional.of(found));
        }
    }

    /**
     * Takes back what was lent for a question.
     *
     * @param terminal who asked; null where it was the gateway itself
     */
    void handBack(UpstreamConnection connection, @Nullable Terminal terminal) {
        switch (limits.lease()) {
            case ONCE -> connection.dismiss();
            case TERMINAL -> {
                if (terminal == null) {
                    giveBack(connection);
                } else {
                    lend(connection, terminal);
                }
            }
            case QUESTION -> giveBack(connection);
        }
    }

    /** Gives it to the first in line, or keeps it for the next who asks. */
    void giveBack(UpstreamConnection connection) {
        if (connection.isOpen()) {
            serve(
                    locked(() -> {
                        Optional<Line.Place> next = line.next();
                        if (next.isEmpty()) {
                            idle.addLast(connection);
                        }
                        return next;
                    }),
                    connection);
        }
    }

    /** Keeps it for this terminal alone. */
    private void lend(UpstreamConnection connection, Terminal terminal) {
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
        boolean known =
                locked(() -> {
                    idle.remove(connection);
                    lent.values().remove(connection);
                    return connections.remove(connection);
                });
        if (known) {
            Optional<Line.Place> next = locked(line::next);
            next.ifPresent(place -> take(null, place.until(), place.taker()));
        }
        return known;
    }

    /** Sends those away who waited too long. */
    void sendAway(long now) {
        locked(() -> line.overdue(now)).forEach(place -> place.taker().accept(Optional.empty()));
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

    /** Closes those that nobody used for longer than they are kept. */
    void dismissQuiet(long now) {
        limits.idleClose()
                .ifPresent(limit ->
                        takeQuiet(now, limit.toNanos()).forEach(UpstreamConnection::dismiss));
    }

    /** Every connection, open or being opened. */
    List<UpstreamConnection> all() {
        return locked(() -> List.copyOf(connections));
    }

    private static void serve(Optional<Line.Place> place, UpstreamConnection connection) {
        place.ifPresent(next -> next.taker().accept(Optional.of(connection)));
    }

    private @Nullable UpstreamConnection ready(@Nullable Terminal terminal) {
        UpstreamConnection own = terminal == null ? null : lent.get(terminal);
        return own != null && own.isOpen() ? own : nearest();
    }

    /**
     * An idle one on the caller's own event loop, so that no thread must wake another; else the one
     * used last.
     */
    private @Nullable UpstreamConnection nearest() {
        Iterator<UpstreamConnection> fromLast = idle.descendingIterator();
        while (fromLast.hasNext()) {
            UpstreamConnection each = fromLast.next();
            if (!each.isOpen()) {
                fromLast.remove();
            } else if (each.isHere()) {
                fromLast.remove();
                return each;
            }
        }
        return idle.pollLast();
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
