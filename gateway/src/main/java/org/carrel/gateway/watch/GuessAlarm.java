package org.carrel.gateway.watch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.carrel.config.Label;

/**
 * Raises the alarm where most of what a group of terminals asks about is not confirmed. It knows
 * how exchanges ended and nothing of what was asked, so it can tell that somebody guesses and not
 * at whom (privacy.md R15). Any thread.
 */
public final class GuessAlarm implements Consumer<GatewayEvent> {
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Fewer than these are people who mistyped. */
    static final int FEWEST = 60;

    private final Consumer<GatewayEvent> ringing;
    private final LongSupplier nanoseconds;
    private final Map<Label, Window> windows = new ConcurrentHashMap<>();

    /** Raises the alarm with those who write and count it. */
    public GuessAlarm(Consumer<GatewayEvent> ringing) {
        this(ringing, System::nanoTime);
    }

    GuessAlarm(Consumer<GatewayEvent> ringing, LongSupplier nanoseconds) {
        this.ringing = ringing;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void accept(GatewayEvent event) {
        if (event instanceof GatewayEvent.ExchangeEnded exchange
                && (isNo(exchange) || isWatched(exchange))) {
            int ring =
                    windows.computeIfAbsent(exchange.terminals(), _ -> new Window())
                            .count(isNo(exchange), nanoseconds.getAsLong());
            if (ring > 0) {
                ringing.accept(new GatewayEvent.Guessing(exchange.terminals(), ring));
            }
        }
    }

    /** Who tries on where no more are tried is no better than who is not confirmed. */
    private static boolean isNo(GatewayEvent.ExchangeEnded exchange) {
        return exchange.outcome() == Outcome.NOT_CONFIRMED
                || exchange.outcome() == Outcome.LOCKED_OUT;
    }

    /** What was confirmed counts only where something was not. */
    private boolean isWatched(GatewayEvent.ExchangeEnded exchange) {
        return exchange.outcome() == Outcome.ANSWERED && windows.containsKey(exchange.terminals());
    }

    /** The counts of one quarter of an hour; the alarm rings once in it. */
    private static final class Window {
        private long began;
        private int confirmed;
        private int notConfirmed;
        private boolean rang;

        synchronized int count(boolean no, long now) {
            if (now - began > WINDOW.toNanos() || confirmed + notConfirmed == 0) {
                began = now;
                confirmed = 0;
                notConfirmed = 0;
                rang = false;
            }
            if (no) {
                notConfirmed++;
            } else {
                confirmed++;
            }
            boolean rings = !rang && notConfirmed >= FEWEST && notConfirmed > confirmed;
            rang |= rings;
            return rings ? notConfirmed : 0;
        }
    }
}
