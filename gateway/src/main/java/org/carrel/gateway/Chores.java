package org.carrel.gateway;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.carrel.gateway.watch.Watchers;

/**
 * Does what must be done again and again, one thing after the other, on a thread of its own. A
 * fault is told and does not stop it, or nothing would ever time out again.
 */
final class Chores implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final Watchers watchers;
    private final ScheduledExecutorService hands =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clock").daemon().factory());

    Chores(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Runs it for the first time after so many milliseconds. */
    void every(long millis, Runnable task) {
        var ignored =
                hands.scheduleAtFixedRate(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException fault) {
                                watchers.fault(fault);
                            }
                        },
                        millis,
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    /** Does nothing more once it is back, unless what is just being done takes very long. */
    @Override
    public void close() {
        hands.shutdown();
        try {
            if (!hands.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                hands.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
