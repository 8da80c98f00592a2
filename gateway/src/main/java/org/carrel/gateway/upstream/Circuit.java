package org.carrel.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.carrel.config.Health;
import org.carrel.gateway.watch.CircuitState;

/**
 * Whether an upstream may be asked. So many failures in a row open it, and nobody asks any more but
 * a trial of our own: one at once, then one in each period, until the first success of any kind
 * closes it (decision 0020). Any thread; without a lock.
 */
final class Circuit {
    private final Health health;
    private final Consumer<CircuitState> changed;
    private final AtomicReference<CircuitState> state = new AtomicReference<>(CircuitState.CLOSED);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long nextTrial;

    /**
     * @param changed told of each change, on the thread that made it
     */
    Circuit(Health health, Consumer<CircuitState> changed) {
        this.health = health;
        this.changed = changed;
    }

    /** Whether questions may be asked. */
    boolean isClosed() {
        return state.get() == CircuitState.CLOSED;
    }

    /** It answered, as it should. */
    void succeeded() {
        if (failures.get() != 0) { // mostly it is, and reading is cheaper than writing
            failures.set(0);
        }
        if (!isClosed() && state.getAndSet(CircuitState.CLOSED) != CircuitState.CLOSED) {
            changed.accept(CircuitState.CLOSED);
        }
    }

    /** It could not be reached, said nothing in time, or nothing sensible, or let nobody log in. */
    void failed(long now) {
        if (health.failures() > 0
                && failures.incrementAndGet() >= health.failures()
                && state.compareAndSet(CircuitState.CLOSED, CircuitState.OPEN)) {
            nextTrial = now;
            changed.accept(CircuitState.OPEN);
        }
    }

    /** The trial that was begun ended without a success. */
    void trialFailed() {
        if (state.compareAndSet(CircuitState.HALF_OPEN, CircuitState.OPEN)) {
            changed.accept(CircuitState.OPEN);
        }
    }

    /** Begins a trial if one is due, which the caller then makes. */
    boolean beginsTrial(long now) {
        boolean due =
                now - nextTrial >= 0
                        && state.compareAndSet(CircuitState.OPEN, CircuitState.HALF_OPEN);
        if (due) {
            nextTrial = now + health.every().toNanos();
            changed.accept(CircuitState.HALF_OPEN);
        }
        return due;
    }
}
