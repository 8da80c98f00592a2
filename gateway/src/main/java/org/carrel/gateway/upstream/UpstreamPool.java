package org.carrel.gateway.upstream;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Connections.Lease;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one upstream, never more than its maximum: lent for one question, or to one
 * terminal for as long as its reader stays. Who finds none stands in line until the upstream's
 * timeout; who asks one that was given up hears so at once. Any thread; never waits.
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

    /** How often a question is put once more that was not understood. */
    private static final int MOST_AGAIN = 2;

    private final UpstreamConfig config;
    private final Dialler dialler;
    private final Lending lending;
    private final Checkup checkup;

    /** A pool without connections; they are opened as they are needed. */
    public UpstreamPool(UpstreamConfig config, Dialler dialler, Watchers watchers) {
        this.config = config;
        this.dialler = dialler;
        this.lending = new Lending(config, dialler, watchers);
        this.checkup = new Checkup(config, dialler, lending);
    }

    @Override
    public void ask(SafeRequest question, Consumer<Reply> home) {
        boolean harmless = HARMLESS.contains(question.operation());
        put(
                new Question(question.terminal(), question.message(), harmless, until()),
                MOST_AGAIN,
                home);
    }

    @Override
    public void probe(Consumer<Boolean> home) {
        if (!lending.circuit().isClosed()) {
            home.accept(false);
        } else if (lending.shelf().all().stream().anyMatch(UpstreamConnection::isOpen)) {
            home.accept(true);
        } else {
            lending.lend(
                    new Wanted(
                            null,
                            until(),
                            connection -> {
                                lending.shelf().handBack(connection, null);
                                home.accept(true);
                            },
                            _ -> home.accept(false)));
        }
    }

    /** Goes the whole way there anew and tells each step; waits. */
    public Trial examine() {
        return new Examination(config, dialler, lending).run();
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
        put(new Question(null, question, true, until()), MOST_AGAIN, home);
    }

    /**
     * Closes the connection that this terminal had to itself, so that the upstream forgets who
     * stood there.
     */
    void release(Terminal terminal) {
        if (config.connections().lease() == Lease.TERMINAL) {
            UpstreamConnection connection = lending.shelf().reclaim(terminal);
            if (connection != null) {
                connection.close();
            }
        }
    }

    /**
     * Gives up what waited too long, says something on connections that were quiet too long, and
     * tries an upstream that was given up.
     */
    void tick() {
        long now = System.nanoTime();
        lending.shelf().all().forEach(each -> each.tick(now));
        lending.shelf().sendAway(now);
        lending.shelf().dismissQuiet(now);
        checkup.tick(now);
    }

    @Override
    public void close() {
        lending.close();
    }

    /**
     * What is put to the upstream.
     *
     * @param terminal whose connection it may need
     * @param harmless whether it changes nothing, however often it arrives
     * @param until in nanoseconds, when nobody waits any more
     */
    private record Question(
            @Nullable Terminal terminal, Message message, boolean harmless, long until) {

        /**
         * Whether it may be put once more, on another connection, after this.
         *
         * @param again how often it may be at most; a connection breaks only once
         */
        boolean mayFollow(Reply reply, int again) {
            boolean mended = reply.isBroken() && (harmless || !reply.wasSent());
            return reply.isNotUnderstood() ? again > 0 : mended && again == MOST_AGAIN;
        }
    }

    /**
     * @param again how often it may be put once more, at most
     */
    private void put(Question question, int again, Consumer<Reply> home) {
        lending.lend(
                new Wanted(
                        question.terminal(),
                        question.until(),
                        connection ->
                                connection.exchange(
                                        question.message(),
                                        question.until(),
                                        reply -> {
                                            handBack(connection, question, reply);
                                            if (question.mayFollow(reply, again)) {
                                                put(question, again - 1, home);
                                            } else {
                                                home.accept(reply);
                                            }
                                        }),
                        outcome -> home.accept(new Reply.Missed(outcome, false))));
    }

    private void handBack(UpstreamConnection connection, Question question, Reply reply) {
        if (reply.isOutOfStepWith(question.message())) {
            lending.giveUp(connection);
        } else {
            lending.takeBack(connection, reply, question.terminal());
        }
    }

    private long until() {
        return System.nanoTime() + config.timeout().toNanos();
    }
}
