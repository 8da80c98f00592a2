package org.carrel.gateway.rehearsal;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Origin;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.message.Sample;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.rehearsal.Rehearsed.Step;

/**
 * One configuration's policies, tried on messages that somebody typed in. What is shown went
 * through the same rooms as in earnest (who may ask, what may leave, what may come home) and came
 * back before a wire. It knows of no visit: what an earlier message of the same reader would add to
 * the last look is not seen here. One thread; whoever makes it closes it.
 */
public final class Rehearsal implements AutoCloseable {
    private static final long ANY_CONNECTION = 1;

    private final GatewayConfig config;
    private final PrivacyGuard guard;
    private final ByteBufAllocator allocator;
    private final Runnable end;

    /**
     * @param config stays its owner's, open as long as this
     * @param guard one that counts in no real ledger and has no real tokens
     * @param end ends what was made for this alone
     */
    public Rehearsal(
            GatewayConfig config, PrivacyGuard guard, ByteBufAllocator allocator, Runnable end) {
        this.config = config;
        this.guard = guard;
        this.allocator = allocator;
        this.end = end;
    }

    /**
     * What would become of a question, and of an answer that a library's system makes up which
     * tells all that the standard has room for.
     *
     * @param typed a question as a terminal says it; AY and AZ may be left out
     * @return empty where it is no question that is passed on or answered
     * @throws IllegalArgumentException if the configuration has no such door
     */
    public Optional<Rehearsed> play(Label door, String typed) {
        return play(door, typed, question -> Sample.answer(question, allocator));
    }

    /**
     * The same with an answer that was typed in too.
     *
     * @return empty also where the answer is none
     */
    public Optional<Rehearsed> play(Label door, String typed, String answer) {
        Optional<Message> said = Sample.of(answer, allocator);
        return said.flatMap(message -> play(door, typed, _ -> message));
    }

    /** Whether a typed-in line is an answer, and so belongs to the question before it. */
    public static boolean isAnswer(String typed) {
        return Sample.of(typed, UnpooledByteBufAllocator.DEFAULT)
                .filter(message -> {
                    try (message) {
                        return !message.isRequest();
                    }
                })
                .isPresent();
    }

    @Override
    public void close() {
        end.run();
    }

    private Optional<Rehearsed> play(Label door, String typed, UnaryOperator<Message> answering) {
        ListenerConfig here = config.terminal(door);
        Optional<Message> said = Sample.of(typed, allocator);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        try (Message question = said.get()) {
            boolean asks = question.isRequest() && question.operation() != OperationName.RESEND;
            return asks ? Optional.of(play(here, question, answering)) : Optional.empty();
        }
    }

    private Rehearsed play(
            ListenerConfig door, Message question, UnaryOperator<Message> answering) {
        Origin origin = new Origin(door.name(), ANY_CONNECTION, InetAddress.getLoopbackAddress());
        Terminal terminal = new Terminals().arrive(origin, door, true);
        try {
            Authorised allowed =
                    new Authoriser().authorise(new Request(question, origin), terminal);
            try (SafeRequest safe = guard.protect(allowed, null)) {
                return home(allowed, safe, answering);
            }
        } catch (Refused no) {
            return new Rehearsed(
                    upstream(door, question), List.of(), List.of(), Optional.of(no.outcome()));
        }
    }

    private Rehearsed home(Authorised allowed, SafeRequest safe, UnaryOperator<Message> answering) {
        ListenerConfig door = allowed.terminal().door();
        Label upstream = safe.upstream();
        List<Step> out =
                new Comparison(Reasons.between(config, door, upstream, false), false)
                        .steps(allowed.message(), safe.message());
        try (Answer answer = new Answer(answering.apply(safe.message()))) {
            try (SafeAnswer told = guard.minimise(allowed, safe, answer, null)) {
                List<Step> back =
                        new Comparison(Reasons.between(config, door, upstream, true), true)
                                .steps(answer.message(), told.message());
                return new Rehearsed(upstream, out, back, Optional.empty());
            } catch (Refused no) {
                return new Rehearsed(upstream, out, List.of(), Optional.of(no.outcome()));
            }
        }
    }

    private static Label upstream(ListenerConfig door, Message question) {
        return question.operation().routed()
                ? door.upstreamFor(question.operation())
                : ActionTables.FRONT_DESK;
    }
}
