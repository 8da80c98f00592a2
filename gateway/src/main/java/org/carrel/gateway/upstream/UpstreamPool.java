package org.carrel.gateway.upstream;

import io.netty.channel.EventLoopGroup;
import java.util.EnumSet;
import java.util.Set;
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
    private final Shelf shelf;
    private volatile long lastFailure = System.nanoTime() - UNREACHABLE_FOR;
    private volatile boolean closed;

    /** A pool without connections; they are opened as they are needed. */
    public UpstreamPool(
            UpstreamConfig config, Dialler dialler, EventLoopGroup loops, Watchers watchers) {
        this.config = config;
        this.dialler = dialler;
        this.loops = loops;
        this.watchers = watchers;
        boolean numbered = config.numbersQuestions();
        this.shelf =
                new Shelf(
                        config.connections().maximum(),
                        () -> new UpstreamConnection(numbered, this::lost));
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
        if (shelf.all().stream().anyMatch(UpstreamConnection::isOpen)) {
            return true;
        }
        if (System.nanoTime() - lastFailure < UNREACHABLE_FOR) {
            return false;
        }
        try {
            shelf.giveBack(lease(null, System.nanoTime() + config.timeout().toNanos()));
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
            UpstreamConnection connection = shelf.reclaim(terminal);
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
        shelf.all().forEach(each -> each.tick(now));
        shelf.sendAway(now);
        shelf.takeQuiet(now, config.connections().idleStatus().toNanos())
                .forEach(connection ->
                        CarriedThreads.start(
                                loops.next(), "keepalive", () -> keepAlive(connection)));
    }

    @Override
    public void close() {
        closed = true;
        shelf.all().forEach(UpstreamConnection::close);
    }

    private Answer exchange(SafeRequest question, long until) {
        UpstreamConnection connection = lease(question.terminal(), until);
        try {
            return new Answer(connection.exchange(question.message(), until));
        } finally {
            if (config.connections().lease() == Lease.TERMINAL) {
                shelf.lend(connection, question.terminal());
            } else {
                shelf.giveBack(connection);
            }
        }
    }

    private UpstreamConnection lease(@Nullable Terminal terminal, long until) {
        UpstreamConnection connection = shelf.take(terminal, until);
        return connection.isNew() ? opened(connection, until) : connection;
    }

    private UpstreamConnection opened(UpstreamConnection connection, long until) {
        try {
            dialler.dial(connection, until);
        } catch (Refused refused) {
            lastFailure = System.nanoTime();
            connection.close();
            shelf.drop(connection);
            watchers.tell(new GatewayEvent.UpstreamLost(config.name(), refused.outcome()));
            throw refused;
        }
        watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), shelf.all().size()));
        return connection;
    }

    /** Called on the event loop when a connection that was open ends. */
    private void lost(UpstreamConnection connection) {
        if (shelf.drop(connection) && !closed) {
            watchers.tell(
                    new GatewayEvent.UpstreamLost(config.name(), Outcome.UPSTREAM_UNAVAILABLE));
        }
    }

    private void keepAlive(UpstreamConnection connection) {
        try (Message status = dialler.keepalive()) {
            connection.exchange(status, System.nanoTime() + config.timeout().toNanos()).close();
            shelf.giveBack(connection);
        } catch (Refused refused) {
            connection.close();
        }
    }
}
