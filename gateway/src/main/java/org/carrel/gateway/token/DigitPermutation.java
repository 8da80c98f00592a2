package org.carrel.gateway.token;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A secret order of the hundred million numbers of eight digits: FF1 (NIST SP 800-38G) over AES-256
 * with the scope as its tweak. Numbers stay apart, so no two cards can ever meet.
 *
 * <p>An engine serves one caller at a time and takes longer to key than to use, hence a few keyed
 * ones side by side; a thread takes the first that is free, starting from its own.
 */
final class DigitPermutation implements AutoCloseable {

    private static final int RADIX = 10;

    private final Lane[] lanes;

    /** Reads the key; it may be closed afterwards. */
    DigitPermutation(TokenKey key, TokenScope scope, int width) {
        byte[] secret = key.copy();
        KeyParameter parameter = new KeyParameter(secret);
        try {
            FPEParameters keyed = new FPEParameters(parameter, RADIX, scope.bytes());
            lanes = new Lane[width];
            Arrays.setAll(lanes, index -> new Lane(keyed));
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(parameter.getKey(), (byte) 0);
        }
    }

    /** Puts another number in the place of this one; digits are bytes from 0 to 9. */
    void apply(byte[] digits) {
        Lane lane = take();
        try {
            lane.run(lane.forward, digits);
        } finally {
            lane.lock.unlock();
        }
    }

    /** Brings the first number back. */
    void undo(byte[] digits) {
        Lane lane = take();
        try {
            lane.run(lane.backward, digits);
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

    /** Waits for each engine in use, then keys it with zeros. */
    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.lock.lock();
            try {
                lane.blank();
            } finally {
                lane.lock.unlock();
            }
        }
    }

    private static final class Lane {

        private final ReentrantLock lock = new ReentrantLock();
        private final FPEFF1Engine forward = new FPEFF1Engine();
        private final FPEFF1Engine backward = new FPEFF1Engine();
        private boolean closed;

        Lane(FPEParameters keyed) {
            key(keyed);
        }

        private void key(FPEParameters parameters) {
            forward.init(true, parameters);
            backward.init(false, parameters);
        }

        private void run(FPEFF1Engine engine, byte[] digits) {
            NoToken.ifClosed(closed);
            engine.processBlock(digits, 0, digits.length, digits, 0);
        }

        private void blank() {
            closed = true;
            KeyParameter zeros = new KeyParameter(new byte[TokenKey.BYTES]);
            key(new FPEParameters(zeros, RADIX, new byte[0]));
        }
    }
}
