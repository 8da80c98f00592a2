package org.carrel.gateway.upstream;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Connections.Lease;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one upstream, never more than its maximum: lent for one question, or to one
 * terminal for as long as its reader stays. Who finds none stands in line until the upstream's
 * timeout. Dialling is slow and straight, on a virtual thread of its own; everything else happens
 * on event loops and never waits. Any thread.
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
    private final Watchers watchers;
    private final Shelf shelf;
    private volatile long lastFailure = System.nanoTime() - UNREACHABLE_FOR;
    private volatile boolean closed;

    /** A pool without connections; they are opened as they are needed. */
    public UpstreamPool(UpstreamConfig config, Dialler dialler, Watchers watchers) {
        this.config = config;
        this.dialler = dialler;
        this.watchers = watchers;
        boolean numbered = config.numbersQuestions();
        boolean echoing = config.echoesSequence();
        this.shelf =
                new Shelf(
                        config.connections(),
                        () ->
                                new UpstreamConnection(
                                        new Signatures(numbered, echoing),
                                        this::lost,
                                        this::doubtCharset));
    }

    @Override
    public void ask(SafeRequest question, Consumer<Reply> home) {
        long until = until();
        boolean harmless = HARMLESS.contains(question.operation());
        put(
                question,
                until,
                reply -> {
                    if (reply.isBroken() && (harmless || !reply.wasSent()) && !isKnownToBeAway()) {
                        put(question, until, home);
                    } else {
                        home.accept(reply);
                    }
                });
    }

    @Override
    public void probe(Consumer<Boolean> home) {
        if (shelf.all().stream().anyMatch(UpstreamConnection::isOpen)) {
            home.accept(true);
        } else if (isKnownToBeAway()) {
            home.accept(false);
        } else {
            lease(
                    null,
                    until(),
                    _ -> home.accept(false),
                    connection -> {
                        shelf.handBack(connection, null);
                        home.accept(true);
                    });
        }
    }

    /**
     * Asks about numbers that it draws itself in this form, whether the upstream has patrons with
     * them. No value from any message goes into the questions, which is why they need no ticket.
     *
     * @param institution AO
     * @param home takes the finding, exactly once, on whatever thread it was made
     */
    public void survey(TokenForm reserved, String institution, Consumer<Survey.Finding> home) {
        new Survey(this::enquire, dialler.greeting(), reserved, institution).run(home);
    }

    /** Puts a question of our own, which stays the caller's. */
    private void enquire(Message question, Consumer<Reply> home) {
        long until = until();
        lease(
                null,
                until,
                outcome -> home.accept(new Reply.Missed(outcome, false)),
                connection ->
                        connection.exchange(
                                question,
                                until,
                                reply -> {
                                    shelf.handBack(connection, null);
                                    home.accept(reply);
                                }));
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
        shelf.dismissQuiet(now);
        shelf.takeQuiet(now, config.connections().idleStatus().toNanos()).forEach(this::keepAlive);
    }

    @Override
    public void close() {
        closed = true;
        shelf.all().forEach(UpstreamConnection::close);
    }

    private void put(SafeRequest question, long until, Consumer<Reply> home) {
        Consumer<Outcome> without = outcome -> home.accept(new Reply.Missed(outcome, false));
        lease(
                question.terminal(),
                until,
                without,
                connection ->
                        connection.exchange(
                                question.message(),
                                until,
                                reply -> {
                                    if (reply.isOutOfStepWith(question.message())) {
                                        connection.close();
                                    } else {
                                        shelf.handBack(connection, question.terminal());
                                    }
                                    home.accept(reply);
                                }));
    }

    /** Finds a connection that is open and logged in, or the reason why there is none. */
    private void lease(
            @Nullable Terminal terminal,
            long until,
            Consumer<Outcome> without,
            Consumer<UpstreamConnection> with) {
        shelf.take(
                terminal,
                until,
                found -> {
                    if (found.isEmpty()) {
                        without.accept(Outcome.UPSTREAM_TIMEOUT);
                    } else if (found.get().isNew()) {
                        Thread.ofVirtual()
                                .name("dial")
                                .start(() -> open(found.get(), until, without, with));
                    } else {
                        with.accept(found.get());
                    }
                });
    }

    private void open(
            UpstreamConnection connection,
            long until,
            Consumer<Outcome> without,
            Consumer<UpstreamConnection> with) {
        try {
            dialler.dial(connection, until);
        } catch (Refused refused) {
            lastFailure = System.nanoTime();
            connection.close();
            shelf.drop(connection);
            watchers.tell(new GatewayEvent.UpstreamLost(config.name(), refused.outcome()));
            without.accept(refused.outcome());
            return;
        }
        watchers.tell(new GatewayEvent.UpstreamConnected(config.name(), shelf.all().size()));
        with.accept(connection);
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

    private void keepAlive(UpstreamConnection connection) {
        Message status = dialler.keepalive();
        connection.exchange(
                status,
                until(),
                reply -> {
                    status.close();
                    if (reply instanceof Reply.Answered answered) {
                        answered.answer().close();
                        shelf.giveBack(connection);
                    } else {
                        connection.close();
                    }
                });
    }

    private boolean isKnownToBeAway() {
        return System.nanoTime() - lastFailure < UNREACHABLE_FOR;
    }

    private long until() {
        return System.nanoTime() + config.timeout().toNanos();
    }
}
