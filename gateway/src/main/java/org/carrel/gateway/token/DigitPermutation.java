package org.carrel.gateway.token;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A secret order of all numbers of so many digits: FF1 under the vendor's key with the scope as its
 * tweak. Numbers stay apart, so no two cards can ever meet.
 *
 * <p>An engine serves one caller at a time and takes longer to key than to use, hence a few keyed
 * ones side by side; a thread takes the first that is free, starting from its own.
 */
final class DigitPermutation implements AutoCloseable {

    /** One per processor: an engine never waits while it works, so more would only lie idle. */
    static final int USUAL_WIDTH = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private final Lane[] lanes;

    /** Reads the key; it may be closed afterwards. */
    DigitPermutation(TokenKey key, TokenScope scope, int digits, int width) {
        byte[] secret = key.copy();
        try {
            lanes = new Lane[width];
            for (int index = 0; index < width; index++) {
                lanes[index] = new Lane(new FormatPreserving(secret, scope.bytes(), digits));
            }
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Puts another number in the place of this one; digits are bytes from 0 to 9. */
    void apply(byte[] digits) {
        Lane lane = take();
        try {
            lane.engine().encrypt(digits);
        } finally {
            lane.lock.unlock();
        }
    }

    /** Brings the first number back. */
    void undo(byte[] digits) {
        Lane lane = take();
        try {
            lane.engine().decrypt(digits);
        } finally {
            lane.lock.unlock();
        }
    }

    private Lane take() {
        int home = (int) (Thread.currentThread().threadId() % lanes.length);
        for (int step = 0; step < lanes.length; step++) {
            Lane lane = lanes[(home + step) % lanes.length];
            if (lane.lock.tryLock()) {
                return lane;
            }
        }
        lanes[home].lock.lock();
        return lanes[home];
    }

    /**
     * Waits for each engine in use, then lets go of it; its round keys are the collector's from
     * then on, for the platform's cipher has no way to wipe them.
     */
    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.lock.lock();
            try {
                lane.engine = null;
            } finally {
                lane.lock.unlock();
            }
        }
    }

    private static final class Lane {

        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable FormatPreserving engine;

        Lane(FormatPreserving engine) {
            this.engine = engine;
        }

        private FormatPreserving engine() {
            FormatPreserving open = engine;
            if (open == null) {
                throw new NoToken(NoToken.Reason.CLOSED);
            }
            return open;
        }
    }
}
