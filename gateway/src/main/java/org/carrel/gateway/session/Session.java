package org.carrel.gateway.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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
 * One terminal's connection: its messages are answered one after the other, in their order, on one
 * virtual thread. The event loop brings messages with {@link #arrived(Message)} and {@link #left};
 * all else happens on the session's own thread.
 */
public final class Session {
    private static final int MOST_WAITING = 16;
    private static final int MOST_WRONG_CHECKSUMS = 3;

    private final Terminal terminal;
    private final Exit exit;
    private final Sessions house;
    private final Queue<Arrival> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable SafeAnswer> last = new AtomicReference<>();
    private volatile boolean gone;
    private volatile boolean busy;
    private volatile long lastHeard = System.nanoTime();
    private @Nullable Thread thread;
    private int wrongChecksums;
    private int lastNumber;

    Session(Terminal terminal, Exit exit, Sessions house) {
        this.terminal = terminal;
        this.exit = exit;
        this.house = house;
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
        wake();
    }

    void begin(Thread carried) {
        thread = carried;
    }

    /** The session's whole life. */
    void live() {
        try {
            Arrival next;
            while ((next = awaitNext()) != null) {
                serve(next);
            }
        } finally {
            end();
        }
    }

    boolean isIdle() {
        return !busy && inbox.isEmpty();
    }

    /** Nanoseconds since the terminal last said anything. */
    long silent(long now) {
        return now - lastHeard;
    }

    /** Wipes the answer that is kept for a resend. */
    void forgetLastAnswer() {
        keep(null);
    }

    void close() {
        exit.close();
    }

    Terminal terminal() {
        return terminal;
    }

    private void enqueue(Arrival arrived) {
        lastHeard = System.nanoTime();
        inbox.add(arrived);
        if (waiting.incrementAndGet() == MOST_WAITING) {
            exit.reading(false);
        }
        wake();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private @Nullable Arrival awaitNext() {
        Arrival next;
        while ((next = inbox.poll()) == null) {
            if (gone) {
                return null;
            }
            LockSupport.park(this);
        }
        if (waiting.getAndDecrement() == MOST_WAITING) {
            exit.reading(true);
        }
        return next;
    }

    private void serve(Arrival next) {
        busy = true;
        try {
            switch (next) {
                case Arrival.Asked asked -> answer(asked.request());
                case Arrival.Garbled garbled -> complain(garbled.malformed());
            }
        } finally {
            busy = false;
        }
    }

    private void answer(Request request) {
        wrongChecksums = 0;
        long began = System.nanoTime();
        try (request) {
            OperationName operation = request.message().operation();
            if (operation == OperationName.RESEND) {
                sayAgain(request);
                return;
            }
            SafeAnswer answer = house.journey().travel(request);
            lastNumber = request.message().sequence();
            exit.send(answer, lastNumber);
            keep(answer);
            house.watchers()
                    .tell(
                            new GatewayEvent.ExchangeEnded(
                                    terminal.name(),
                                    terminal.door().upstreamFor(operation),
                                    operation,
                                    answer.outcome(),
                                    System.nanoTime() - began));
        }
    }

    /** 97: the last answer again, with the number it had; 96 where there is none (sip2.md §5.3). */
    private void sayAgain(Request request) {
        SafeAnswer known = last.getAndSet(null);
        SafeAnswer answer =
                known == null ? house.privacy().refuse(request, Outcome.ANSWERED_HERE) : known;
        if (known == null) {
            lastNumber = request.message().sequence();
        }
        exit.send(answer, lastNumber);
        keep(answer);
    }

    private void complain(Malformed malformed) {
        try (malformed) {
            wrongChecksums =
                    malformed.kind() == Malformation.WRONG_CHECKSUM ? wrongChecksums + 1 : 0;
            boolean close =
                    switch (malformed.kind()) {
                        case TOO_LONG, NOT_SIP2, NOT_A_REQUEST -> true;
                        case UNKNOWN_MESSAGE, TOO_SHORT -> false;
                        case WRONG_CHECKSUM -> wrongChecksums >= MOST_WRONG_CHECKSUMS;
                    };
            house.privacy()
                    .sayAgain(malformed)
                    .ifPresent(answer -> {
                        exit.send(answer, 0);
                        answer.close();
                    });
            house.watchers()
                    .tell(
                            new GatewayEvent.MalformedInput(
                                    terminal.name(), malformed.kind(), malformed.offset(), close));
            if (close) {
                exit.close();
            }
        }
    }

    private void keep(@Nullable SafeAnswer answer) {
        SafeAnswer before = last.getAndSet(answer);
        if (before != null) {
            before.close();
        }
    }

    private void end() {
        Arrival unheard;
        while ((unheard = inbox.poll()) != null) {
            unheard.close();
        }
        keep(null);
        house.ended(this);
    }

    /** What the event loop brings. */
    private sealed interface Arrival {
        void close();

        record Asked(Request request) implements Arrival {
            @Override
            public void close() {
                request.close();
            }
        }

        record Garbled(Malformed malformed) implements Arrival {
            @Override
            public void close() {
                malformed.close();
            }
        }
    }
}
