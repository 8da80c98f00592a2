package org.carrel.gateway.upstream;

import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.CircuitState;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * Lends the connections to one upstream, as long as it is not given up. Dialling is slow and
 * straight, on a virtual thread of its own; everything else never waits. Any thread.
 */
final class Lending {
    private final UpstreamConfig config;
    private final Dialler dialler;
    private final Watchers watchers;
    private final Shelf shelf;
    private final Circuit circuit;
    private volatile boolean closed;

    Lending(UpstreamConfig config, Dialler dialler, Watchers watchers) {
        this.config = config;
        this.dialler = dialler;
        this.watchers = watchers;
        this.circuit = new Circuit(config.health(), this::changed);
        boolean numbered = config.numbersQuestions();
        boolean echoing = config.echoesSequence();
        this.shelf =
                new Shelf(
                        config.connections(),
                        () ->
                                new UpstreamConnection(
                                        () -> new Signatures(numbered, echoing),
                                        this::lost,
                                        this::doubtCharset));
    }

    /** Lends a connection that is open and logged in; at once none where the upstream is away. */
    void lend(Wanted wanted) {
        if (circuit.isClosed()) {
            lendAnyway(wanted);
        } else {
            wanted.without().accept(Outcome.UPSTREAM_UNAVAILABLE);
        }
    }

    /** The same, whatever is known of the upstream, for those who find that out. */
    void lendAnyway(Wanted wanted) {
        shelf.take(
                wanted.by(found -> {
                    if (found.isNew()) {
                        apart("dial", () -> open(found, wanted));
                    } else {
                        wanted.with().accept(found);
                    }
                }));
    }

    /** A piece of work that waits, on a thread of its own. */
    static void apart(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(work);
    }

    /** Takes back what was lent for a question, and learns from how that ended. */
    void takeBack(UpstreamConnection connection, Reply reply, @Nullable Terminal terminal) {
        switch (reply) {
            case Reply.Answered _ -> circuit.succeeded();
            case Reply.Missed missed
                    when missed.outcome() == Outcome.FAULT || missed.isNotUnderstood() -> {
                // a fault of our own says nothing of the upstream, and who asks again is there
            }
            case Reply.Missed _ -> circuit.failed(System.nanoTime());
        }
        if (connection.isTurnedAway()) {
            shelf.dismissIdle(); // who forgot that one forgot the others
        }
        shelf.handBack(connection, terminal);
    }

    /** Closes what answers something else than it was asked, and counts that as no answer. */
    void giveUp(UpstreamConnection connection) {
        connection.close();
        circuit.failed(System.nanoTime());
    }

    /** Opens a connection; where that cannot be had, it is forgotten again. */
    private void open(UpstreamConnection connection, Wanted wanted) {
        if (isOpened(connection, () -> dialler.dial(connection, wanted.until()))) {
            wanted.with().accept(connection);
        } else {
            circuit.failed(System.nanoTime());
            wanted.without().accept(Outcome.UPSTREAM_UNAVAILABLE);
        }
    }

    /** Whether the connection is there after it was dialled; else it is forgotten. */
    boolean isOpened(UpstreamConnection connection, Runnable dialling) {
        Outcome outcome = Outcome.UPSTREAM_UNAVAILABLE;
        try {
            dialling.run();
            connection.establish();
            if (connection.isOpen()) {
                watchers.tell(
                        new GatewayEvent.UpstreamConnected(config.name(), shelf.all().size()));
                return true;
            }
        } catch (Refused refused) {
            outcome = refused.outcome();
        }
        connection.close();
        shelf.drop(connection);
        watchers.tell(new GatewayEvent.UpstreamLost(config.name(), outcome));
        return false;
    }

    Shelf shelf() {
        return shelf;
    }

    Circuit circuit() {
        return circuit;
    }

    void close() {
        closed = true;
        shelf.all().forEach(UpstreamConnection::close);
    }

    /** Where it is given up nobody waits for it, and the next to try begins anew. */
    private void changed(CircuitState state) {
        watchers.tell(new GatewayEvent.CircuitChanged(config.name(), state));
        if (state == CircuitState.OPEN) {
            shelf.sendAllAway();
            shelf.dismissIdle();
        }
    }

    private void doubtCharset() {
        watchers.tell(new GatewayEvent.CharsetDoubted(config.name()));
    }

    /** Called on the event loop when a connection that was open ends. */
    private void lost(UpstreamConnection connection) {
        if (shelf.drop(connection) && !closed && !connection.isDismissed()) {
            watchers.tell(
                    new GatewayEvent.UpstreamLost(config.name(), Outcome.UPSTREAM_UNAVAILABLE));
        }
    }
}
