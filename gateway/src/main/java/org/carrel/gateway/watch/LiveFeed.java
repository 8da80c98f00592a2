package org.carrel.gateway.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What happened in each of the last seconds, for charts that move: how many messages, how many of
 * them were refused, and how long they took. Counts only. Any thread; quick enough for an event
 * loop.
 */
public final class LiveFeed implements Consumer<GatewayEvent> {
    /** How many seconds it remembers. */
    public static final int SECONDS = 900;

    private final InstantSource clock;
    private final AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(SECONDS);

    /** An empty feed. */
    public LiveFeed(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One second that is over.
     *
     * @param at in seconds since 1970
     * @param messages that were answered or refused in it
     * @param refusals how many of them were refused
     * @param meanMillis how long one took on average, in milliseconds; 0 where there was none
     */
    public record Second(long at, long messages, long refusals, double meanMillis) {}

    @Override
    public void accept(GatewayEvent event) {
        switch (event) {
            case GatewayEvent.ExchangeEnded e -> count(e.outcome(), e.nanoseconds());
            case GatewayEvent.EnquiryEnded e -> count(e.outcome(), e.nanoseconds());
            case GatewayEvent.EnquiryRefused e -> count(e.outcome(), 0);
            default -> {}
        }
    }

    /** The last whole seconds, the oldest first; as many as asked for, empty ones included. */
    public List<Second> last(int seconds) {
        long now = clock.instant().getEpochSecond();
        long first = now - Math.min(seconds, SECONDS - 1);
        return LongStream.range(first, now).mapToObj(this::second).toList();
    }

    private Second second(long at) {
        Slot slot = slots.get(index(at));
        return slot == null || slot.at != at ? new Second(at, 0, 0, 0) : slot.told();
    }

    private void count(Outcome outcome, long nanoseconds) {
        Slot slot = slot(clock.instant().getEpochSecond());
        slot.messages.increment();
        slot.nanoseconds.add(nanoseconds);
        if (!outcome.isAnswer()) {
            slot.refusals.increment();
        }
    }

    private Slot slot(long at) {
        Slot slot = slots.get(index(at));
        return slot == null || slot.at != at ? fresh(at) : slot;
    }

    private synchronized Slot fresh(long at) {
        Slot slot = slots.get(index(at));
        if (slot == null || slot.at < at) {
            slot = new Slot(at);
            slots.set(index(at), slot);
        }
        return slot;
    }

    private static int index(long at) {
        return (int) (at % SECONDS);
    }

    private static final class Slot {
        private static final double NANOS_PER_MILLI = 1e6;

        private final long at;
        private final LongAdder messages = new LongAdder();
        private final LongAdder refusals = new LongAdder();
        private final LongAdder nanoseconds = new LongAdder();

        Slot(long at) {
            this.at = at;
        }

        Second told() {
            long count = messages.sum();
            double mean = count == 0 ? 0 : nanoseconds.sum() / NANOS_PER_MILLI / count;
            return new Second(at, count, refusals.sum(), mean);
        }
    }
}
