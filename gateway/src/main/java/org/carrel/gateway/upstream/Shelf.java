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
import java.util.function.Supplier;
import org.carrel.config.Connections;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.watch.Outcome;
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
    private final Line line;

    /**
     * @param limits how many there may be, and how long they are kept for whom
     * @param maker makes a connection that is not opened yet
     */
    Shelf(Connections limits, Supplier<UpstreamConnection> maker) {
        this.limits = limits;
        this.maker = maker;
        this.line = new Line(limits.waiting());
    }

    /**
     * Gives a connection that nobody else uses: the terminal's own, an idle one, one that is still
     * to be opened, or, when all are in use, the next that somebody gives back.
     */
    void take(Wanted wanted) {
        List<Wanted> tooMany = new ArrayList<>();
        UpstreamConnection found =
                locked(() -> {
                    UpstreamConnection ready = ready(wanted.terminal());
                    if (ready == null && connections.size() < limits.maximum()) {
                        ready = added();
                    }
                    if (ready == null) {
                        line.join(wanted).ifPresent(tooMany::add);
                    }
                    return ready;
                });
        if (found != null) {
            wanted.with().accept(found);
        }
        tooMany.forEach(each -> each.without().accept(Outcome.TOO_MUCH));
    }

    /** Closes a connection that was taken, and gives one that is still to be opened for it. */
    UpstreamConnection replace(UpstreamConnection taken) {
        UpstreamConnection fresh =
                locked(() -> {
                    connections.remove(taken);
                    return added();
                });
        taken.dismiss();
        return fresh;
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
        if (connection.isRetired()) {
            connection.dismiss();
        } else if (connection.isOpen()) {
            serve(
                    locked(() -> {
                        Optional<Wanted> next = line.next();
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
            Optional<Wanted> next = locked(line::next);
            next.ifPresent(this::take);
        }
        return known;
    }

    /** Sends those away who waited too long. */
    void sendAway(long now) {
        locked(() -> line.overdue(now))
                .forEach(each -> each.without().accept(Outcome.UPSTREAM_TIMEOUT));
    }

    /** Sends everybody away who waits. */
    void sendAllAway() {
        locked(line::everybody)
                .forEach(each -> each.without().accept(Outcome.UPSTREAM_UNAVAILABLE));
    }

    /** Closes those that nobody uses. */
    void dismissIdle() {
        locked(
                        () -> {
                            List<UpstreamConnection> unused = List.copyOf(idle);
                            idle.clear();
                            return unused;
                        })
                .forEach(UpstreamConnection::dismiss);
    }

    /** Closes all but this one as soon as nobody uses them. */
    void retireOthers(UpstreamConnection best) {
        all().stream().filter(each -> each != best).forEach(UpstreamConnection::retire);
        dismissIdle();
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

    private static void serve(Optional<Wanted> first, UpstreamConnection connection) {
        first.ifPresent(next -> next.with().accept(connection));
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
