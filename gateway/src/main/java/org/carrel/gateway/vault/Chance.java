package org.carrel.gateway.vault;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random bytes for keys, from the kernel straight into locked memory, a page at a time; what was
 * handed out is wiped here. Where the kernel has no such call they come from {@link SecureRandom}.
 * Any thread.
 */
final class Chance {
    private static final SecureRandom OTHERWISE = new SecureRandom();

    private final MemorySegment pool;
    private long next;

    /**
     * @param pool at most a page; stays its owner's, who wipes it in the end
     */
    Chance(MemorySegment pool) {
        this.pool = pool;
        this.next = pool.byteSize();
    }

    /** Fills the segment, which is no longer than the pool. */
    synchronized void fill(MemorySegment to) {
        if (next + to.byteSize() > pool.byteSize()) {
            refill();
        }
        MemorySegment drawn = pool.asSlice(next, to.byteSize());
        to.copyFrom(drawn);
        drawn.fill((byte) 0);
        next += to.byteSize();
    }

    private void refill() {
        if (!Libc.random(pool)) {
            byte[] bytes = new byte[(int) pool.byteSize()];
            OTHERWISE.nextBytes(bytes);
            MemorySegment.copy(bytes, 0, pool, ValueLayout.JAVA_BYTE, 0, bytes.length);
            Arrays.fill(bytes, (byte) 0);
        }
        next = 0;
    }
}
