package org.carrel.gateway.upstream;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.carrel.config.Connections.Lease;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.CarriedThreads;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one upstream, never more than its maximum: lent for one question, or to one
 * terminal for as long as its reader stays. Who finds none waits in line until the upstream's
 * timeout. Any thread.
 */
public final class UpstreamPool implements Upstream, AutoCloseable {
    /**
     * Questions that change nothing, so that they may be put again on a new connection when the old
     * one broke.
     */
    private static final Set<OperationName> HARMLESS =
            EnumSet.of(
                    OperationName.PATRON_STATUS,
                    OperationName.PATRON_INFORMATION,
                    OperationName.ITEM_INFORMATION);

    private static final long UNREACHABLE_FOR = 1_000_000_000L;

    private final UpstreamConfig config;
    private final Dialler dialler;
    private final EventLoopGroup loops;
    private final Watchers watchers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<UpstreamConnection> connections = new HashSet<>();
    private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
    private final Map<Terminal, UpstreamConnection> lent = new HashMap<>();
    private final Line line = new Line();
    private int promised; // to those called from the line, who have not opened theirs yet
    private volatile long lastFailure = System.nanoTime() - UNREACHABLE_FOR;
    private volatile boolean closed;

    /** A pool without connections; they are opened as they are needed. */
    public UpstreamPool(
            UpstreamConfig config, Dialler dialler, EventLoopGroup loops, Watchers watchers) {
        this.config = config;
        this.dialler = dialler;
        this.loops = loops;
        this.watchers = watchers;
    }

    @Override
    public Answer ask(SafeRequest question) {
        long until = System.nanoTime() + config.timeout().toNanos();
        try {
            return exchange(question, until);
        } catch (Refused refused) {
            boolean again =
                    refused.outcome() == Outcome.UPSTREAM_UNAVAILABLE
                            && HARMLESS.contains(question.operation())
                            && System.nanoTime() - lastFailure > UNREACHABLE_FOR;
            if (!again) {
                throw refused;
            }
            return exchange(question, until);
        }
    }

    @Override
    public boolean isReachable() {
        if (hasOpenConnection()) {
            return true;
        }
        if (System.nanoTime() - lastFailure < UNREACHABLE_FOR) {
            return false;
        }
        try {
            giveBack(lease(null, System.nanoTime() + config.timeout().toNanos()), null);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    /**
     * Closes the connection that this terminal had to itself, so that the upstream forgets who
     * stood there.
     */
    void release(Terminal terminal) {
        if (config.connections().lease() == Lease.TERMINAL) {
            UpstreamConnection connection = locked(() -> lent.remove(terminal));
            if (connection != null) {
                connection.close();
            }
        }
    }

    /**
     * Gives up what waited too long, and says something on connections that were quiet too long.
     */
    void tick() {
        long now = System.nanoTime();
        for (UpstreamConnection each : locked(() -> List.copyOf(connections))) {
            each.tick(now);
        }
        lock.lock();
        try {
            line.sendAway(now);
        } finally {
            lock.unlock();
        }
        quiet(now)
                .forEach(connection ->
                        CarriedThreads.start(
                                loops.next(), "keepalive", () -> keepAlive(connection)));
    }

    @Override
    public void close() {
        closed = true;
        locked(() -> List.copyOf(connections)).forEach(UpstreamConnection::close);
    }

    private Answer exchange(SafeRequest question, long until) {
        UpstreamConnection connection = lease(question.terminal(), until);
        try {
            return new Answer(connection.exchange(question.message(), until));
        } finally {
            giveBack(connection, question.terminal());
        }
    }

    /**
     * A connection that nobody else uses: an idle one, a new one, or the next that somebody gives
     * back.
     */
    private UpstreamConnection lease(@Nullable Terminal terminal, long until) {
        UpstreamConnection opening =
                new UpstreamConnection(config.dialect().errorDetection(), this::lost);
        Line.Place place = null;
        lock.lock();
        try {
            UpstreamConnection ready = ready(terminal);
            if (ready != null) {
                return ready;
            }
            if (connections.size() + promised < config.connections().maximum()) {
                connections.add(opening);
            } else {
                place = line.join(until);
            }
        } finally {
            lock.unlock();
        }
        if (place == null) {
            return opened(opening, until);
        }
        return place.await().orElseGet(() -> opened(reserved(opening), until));
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

    private UpstreamConnection reserved(UpstreamConnection connection) {
        locked(() -> {
            promised--;
            return connections.add(connection);
        });
        return connection;
    }

    private UpstreamConnection opened(UpstreamConnection connection, long until) {
        try {
            dialler.dial(connection, until);
        } catch (Refused refused) {
            lastFailure = System.nanoTime();
            connection.close();
            drop(connection);
            watchers.tell(new GatewayEvent.UpstreamLost(config.name(), refused.outcome()));
            throw refused;
        }
        watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), locked(connections::size)));
        return connection;
    }

    private void giveBack(UpstreamConnection connection, @Nullable Terminal terminal) {
        lock.lock();
        try {
            if (!connection.isOpen()) {
                return;
            }
            if (terminal != null && config.connections().lease() == Lease.TERMINAL) {
                lent.put(terminal, connection);
            } else if (!line.give(connection)) {
                idle.addLast(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called on the event loop when a connection that was open ends. */
    private void lost(UpstreamConnection connection) {
        if (drop(connection) && !closed) {
            watchers.tell(
                    new GatewayEvent.UpstreamLost(config.name(), Outcome.UPSTREAM_UNAVAILABLE));
        }
    }

    private boolean drop(UpstreamConnection connection) {
        lock.lock();
        try {
            boolean known = connections.remove(connection);
            idle.remove(connection);
            lent.values().remove(connection);
            if (known && line.giveSlot()) {
                promised++;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private List<UpstreamConnection> quiet(long now) {
        long limit = config.connections().idleStatus().toNanos();
        return locked(() -> {
            List<UpstreamConnection> quiet =
                    new ArrayList<>(idle.stream().filter(each -> each.quiet(now) > limit).toList());
            idle.removeAll(quiet);
            return quiet;
        });
    }

    private void keepAlive(UpstreamConnection connection) {
        try (Message status = dialler.keepalive()) {
            connection.exchange(status, System.nanoTime() + config.timeout().toNanos()).close();
            giveBack(connection, null);
        } catch (Refused refused) {
            connection.close();
        }
    }

    private boolean hasOpenConnection() {
        return locked(() -> connections.stream().anyMatch(UpstreamConnection::isOpen));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
