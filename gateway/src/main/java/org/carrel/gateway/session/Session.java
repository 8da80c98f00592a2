package org.carrel.gateway.session;

import java.util.ArrayDeque;
import java.util.Queue;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;

/**
 * One terminal's connection: its messages are answered one after the other, in their order, and
 * between two of them it goes over to another configuration where there is one. Everything happens
 * on the connection's event loop, but for what says otherwise.
 */
public final class Session {
    private static final int MOST_WAITING = 16;

    private final Terminal terminal;
    private final Exit exit;
    private final Standing standing;
    private final Queue<Arrival> inbox = new ArrayDeque<>();
    private final Newest newest = new Newest();
    private final LastWord last = new LastWord();
    private final Signing signing = new Signing();
    private final Tolerance tolerance;
    private volatile boolean busy;
    private volatile long lastHeard = System.nanoTime();
    private boolean serving;
    private boolean gone;

    Session(Terminal terminal, Exit exit, Standing standing) {
        this.terminal = terminal;
        this.exit = exit;
        this.standing = standing;
        this.tolerance = new Tolerance(terminal, exit, standing);
    }

    /** Takes over a message of the terminal's. */
    public void arrived(Message message) {
        if (!message.isRequest()) {
            message.close();
            enqueue(new Arrival.Garbled(Malformed.notARequest()));
            return;
        }
        Arrival.Question question =
                new Arrival.Question(
                        new Request(message, terminal.origin()),
                        Asked.of(message, standing.likeness(message)));
        if (signing.isDoubtful(question.asked())) {
            enqueue(new Arrival.Garbled(Malformed.notSigned(message)));
            message.close();
        } else if (newest.isOther(question)) {
            enqueue(question);
        } else {
            lastHeard = System.nanoTime();
            question.request().close();
            tellRepeated(question.asked().operation());
        }
    }

    /** Takes over what came in the place of a message. */
    public void arrived(Malformed malformed) {
        enqueue(new Arrival.Garbled(malformed));
    }

    /** The connection is closed; what was asked is still asked, but nobody hears the answer. */
    public void left() {
        gone = true;
        terminal.hungUp();
        serveWaiting();
    }

    /** Whether no question is open; any thread. */
    public boolean isIdle() {
        return !busy;
    }

    /** Nanoseconds since the terminal last said anything; any thread. */
    long silent(long now) {
        return now - lastHeard;
    }

    /** Wipes the answer that is kept for a resend; any thread. */
    void forgetLastAnswer() {
        if (last.isKept()) {
            exit.onLoop(last::forget);
        }
    }

    /** Looks whether another configuration is in force; any thread. */
    void keepUp() {
        exit.onLoop(this::serveWaiting);
    }

    /** Under which configuration it stands; any thread. */
    Standing standing() {
        return standing;
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
        obeyWhatIsInForce();
        while (!busy && !inbox.isEmpty()) {
            if (inbox.size() == MOST_WAITING) {
                exit.reading(true);
            }
            switch (inbox.remove()) {
                case Arrival.Question question -> ask(question);
                case Arrival.Garbled garbled -> tolerance.bear(garbled.malformed());
            }
            obeyWhatIsInForce();
        }
        serving = false;
        if (gone && !busy) {
            end();
        }
    }

    /** Between two questions; where its door is gone, who has nothing more to ask is shown out. */
    private void obeyWhatIsInForce() {
        if (!busy && !gone && standing.isOutdated()) {
            last.forget();
            if (!standing.keepUp() && inbox.isEmpty()) {
                exit.close();
            }
        }
    }

    private void ask(Arrival.Question question) {
        tolerance.restore();
        Request request = question.request();
        if (question.asked().operation() == OperationName.RESEND) {
            sayAgain(question);
        } else if (last.isOn(question.asked())) {
            repeat(question);
        } else {
            busy = true;
            long began = System.nanoTime();
            standing.stations()
                    .journey()
                    .travel(
                            request,
                            answer -> exit.onLoop(() -> answered(question, answer, began)));
        }
    }

    private void answered(Arrival.Question question, SafeAnswer answer, long began) {
        Asked asked = question.asked();
        try (Request request = question.request()) {
            int number = newest.numberOf(question);
            SafeAnswer said = say(answer, request, number);
            last.keep(said, asked, number);
            standing.tell(
                    new GatewayEvent.ExchangeEnded(
                            terminal.name(),
                            terminal.door().upstreamFor(asked.operation()),
                            asked.operation(),
                            said.outcome(),
                            System.nanoTime() - began));
        } finally {
            busy = false;
        }
        serveWaiting();
    }

    /** What cannot be counted as disclosed is not said; the gateway's own refusal always can. */
    private SafeAnswer say(SafeAnswer answer, Request request, int number) {
        if (exit.send(answer, number)) {
            return answer;
        }
        answer.close();
        return refuse(request, number);
    }

    private SafeAnswer refuse(Request request, int number) {
        SafeAnswer refusal = standing.stations().privacy().refuse(request, Outcome.FAULT);
        exit.send(refusal, number);
        return refusal;
    }

    /** The last question once more: its answer once more, and nobody else hears of it. */
    private void repeat(Arrival.Question question) {
        try (Request request = question.request()) {
            sayLast(request, newest.numberOf(question));
            tellRepeated(question.asked().operation());
        }
    }

    private void tellRepeated(OperationName operation) {
        standing.tell(new GatewayEvent.Repeated(terminal.name(), operation));
    }

    /** 97: the last answer again, with the number it had; 96 where there is none (sip2.md §5.3). */
    private void sayAgain(Arrival.Question question) {
        try (Request request = question.request()) {
            int number = newest.numberOf(question);
            if (last.answer() == null) {
                var none = standing.stations().privacy().refuse(request, Outcome.ANSWERED_HERE);
                last.keep(none, null, number);
            }
            sayLast(request, last.number());
        }
    }

    private void sayLast(Request request, int number) {
        SafeAnswer known = last.answer();
        if (known == null) {
            return;
        }
        if (exit.send(known, number)) {
            last.sentAgain(number);
        } else {
            last.keep(refuse(request, number), null, number);
        }
    }

    private void end() {
        last.forget();
        standing.end();
    }
}
