package org.carrel.gateway.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Says when each request of a run with a rate is due, however late it is itself: a beat that was
 * overslept is made up for, with its own due time. Runs on the event loop.
 */
final class Metronome implements Runnable {
    private final EventLoop loop;
    private final double nanosBetween;
    private final LongConsumer beat;
    private long began;
    private long beats;
    private boolean stopped;

    /** Calls {@code beat} with the due time, as {@link System#nanoTime()} tells it. */
    Metronome(EventLoop loop, double perSecond, LongConsumer beat) {
        this.loop = loop;
        this.nanosBetween = 1e9 / perSecond;
        this.beat = beat;
    }

    /** The first beat is due now. */
    void start() {
        began = System.nanoTime();
        run();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        while (due() - now <= 0) {
            beat.accept(due());
            beats++;
        }
        loop.schedule(this, Math.max(0, due() - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private long due() {
        return began + (long) (beats * nanosBetween);
    }
}
