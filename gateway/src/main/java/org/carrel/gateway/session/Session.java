package org.carrel.gateway.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.Malformation;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's connection: its messages are answered one after the other, in their order.
 * Everything happens on the connection's event loop, but for what says otherwise.
 */
public final class Session {
    private static final int MOST_WAITING = 16;
    private static final int MOST_WRONG_CHECKSUMS = 3;

    private final Terminal terminal;
    private final Exit exit;
    private final Stations stations;
    private final Consumer<Session> ended;
    private final Queue<Arrival> inbox = new ArrayDeque<>();
    private final AtomicReference<@Nullable SafeAnswer> last = new AtomicReference<>();
    private volatile boolean busy;
    private volatile long lastHeard = System.nanoTime();
    private boolean serving;
    private boolean gone;
    private int wrongChecksums;
    private int lastNumber;

    /**
     * @param ended told once, when the last answer is out and nothing more will come
     */
    Session(Terminal terminal, Exit exit, Stations stations, Consumer<Session> ended) {
        this.terminal = terminal;
        this.exit = exit;
        this.stations = stations;
        this.ended = ended;
    }

    /** Takes over a message of the terminal's. */
    public void arrived(Message message) {
        if (message.isRequest()) {
            enqueue(new Arrival.Asked(new Request(message, terminal.origin())));
        } else {
            message.close();
            enqueue(new Arrival.Garbled(Malformed.notARequest()));
        }
    }

    /** Takes over what came in the place of a message. */
    public void arrived(Malformed malformed) {
        enqueue(new Arrival.Garbled(malformed));
    }

    /** The connection is closed; what was asked is still asked, but nobody hears the answer. */
    public void left() {
        gone = true;
        serveWaiting();
    }

    /** Whether no question is open; any thread. */
    boolean isIdle() {
        return !busy;
    }

    /** Nanoseconds since the terminal last said anything; any thread. */
    long silent(long now) {
        return now - lastHeard;
    }

    /** Wipes the answer that is kept for a resend; any thread. */
    void forgetLastAnswer() {
        keep(null);
    }

    /** Closes the connection; any thread. */
    void close() {
        exit.onLoop(exit::close);
    }

    Terminal terminal() {
        return terminal;
    }

    private void enqueue(Arrival arrival) {
        lastHeard = System.nanoTime();
        inbox.add(arrival);
        if (inbox.size() == MOST_WAITING) {
            exit.reading(false);
        }
        serveWaiting();
    }

    /**
     * One question at a time; an answer that comes at once goes on in this loop, not deeper in the
     * stack.
     */
    private void serveWaiting() {
        if (serving) {
            return;
        }
        serving = true;
        while (!busy && !inbox.isEmpty()) {
            if (inbox.size() == MOST_WAITING) {
                exit.reading(true);
            }
            switch (inbox.remove()) {
                case Arrival.Asked asked -> ask(asked.request());
                case Arrival.Garbled garbled -> complain(garbled.malformed());
            }
        }
        serving = false;
        if (gone && !busy) {
            end();
        }
    }

    private void ask(Request request) {
        wrongChecksums = 0;
        if (request.message().operation() == OperationName.RESEND) {
            sayAgain(request);
            return;
        }
        busy = true;
        long began = System.nanoTime();
        stations.journey()
                .travel(request, answer -> exit.onLoop(() -> answered(request, answer, began)));
    }

    private void answered(Request request, SafeAnswer answer, long began) {
        try (request) {
            OperationName operation = request.message().operation();
            lastNumber = request.message().sequence();
            SafeAnswer said = say(answer, request);
            keep(said);
            stations.watchers()
                    .tell(
                            new GatewayEvent.ExchangeEnded(
                                    terminal.name(),
                                    terminal.door().upstreamFor(operation),
                                    operation,
                                    said.outcome(),
                                    System.nanoTime() - began));
        } finally {
            busy = false;
        }
        serveWaiting();
    }

    /** What cannot be counted as disclosed is not said; the gateway's own refusal always can. */
    private SafeAnswer say(SafeAnswer answer, Request request) {
        if (exit.send(answer, lastNumber)) {
            return answer;
        }
        answer.close();
        SafeAnswer refusal = stations.privacy().refuse(request, Outcome.FAULT);
        exit.send(refusal, lastNumber);
        return refusal;
    }

    /** 97: the last answer again, with the number it had; 96 where there is none (sip2.md §5.3). */
    private void sayAgain(Request request) {
        try (request) {
            SafeAnswer known = last.getAndSet(null);
            SafeAnswer answer =
                    known == null
                            ? stations.privacy().refuse(request, Outcome.ANSWERED_HERE)
                            : known;
            if (known == null) {
                lastNumber = request.message().sequence();
            }
            keep(say(answer, request));
        }
    }

    private void complain(Malformed malformed) {
        try (malformed) {
            wrongChecksums =
                    malformed.kind() == Malformation.WRONG_CHECKSUM ? wrongChecksums + 1 : 0;
            boolean close = isHopeless(malformed.kind());
            stations.privacy()
                    .sayAgain(malformed, terminal.name())
                    .ifPresent(answer -> {
                        exit.send(answer, 0);
                        answer.close();
                    });
            stations.watchers()
                    .tell(
                            new GatewayEvent.MalformedInput(
                                    terminal.name(), malformed.kind(), malformed.offset(), close));
            if (close) {
                exit.close();
            }
        }
    }

    private boolean isHopeless(Malformation kind) {
        return switch (kind) {
            case TOO_LONG, NOT_SIP2, NOT_A_REQUEST, NOT_Z3950 -> true;
            case UNKNOWN_MESSAGE, TOO_SHORT -> false;
            case WRONG_CHECKSUM -> wrongChecksums >= MOST_WRONG_CHECKSUMS;
        };
    }

    private void keep(@Nullable SafeAnswer answer) {
        SafeAnswer before = last.getAndSet(answer);
        if (before != null) {
            before.close();
        }
    }

    private void end() {
        keep(null);
        ended.accept(this);
    }

    /** What the event loop brings. */
    private sealed interface Arrival {
        record Asked(Request request) implements Arrival {}

        record Garbled(Malformed malformed) implements Arrival {}
    }
}
