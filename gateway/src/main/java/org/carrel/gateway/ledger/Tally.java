package org.carrel.gateway.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one thread counted. One writer at a time; readers on other threads see each number whole,
 * though perhaps not the very last.
 */
final class Tally {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int CHUNKS = 128;

    /** A bound for a house of a hundred peers; reached only if something is wrong. */
    static final int MOST_COUNTERS = CHUNKS * CHUNK;

    private static final VarHandle SUM = MethodHandles.arrayElementVarHandle(long[].class);

    private final AtomicReferenceArray<long @Nullable []> chunks =
            new AtomicReferenceArray<>(CHUNKS);

    void add(int counter, long bytes) {
        long[] chunk = chunk(counter >> CHUNK_BITS);
        int at = (counter & (CHUNK - 1)) * 2;
        SUM.setOpaque(chunk, at, chunk[at] + 1);
        SUM.setOpaque(chunk, at + 1, chunk[at + 1] + bytes);
    }

    void addAll(int[] lines, int length) {
        for (int line = 0; line < length; line += 2) {
            add(lines[line], lines[line + 1]);
        }
    }

    void addTo(Sums sums) {
        for (int slot = 0; slot < CHUNKS; slot++) {
            long[] chunk = chunks.getAcquire(slot);
            for (int at = 0; chunk != null && at < CHUNK; at++) {
                long occurrences = (long) SUM.getOpaque(chunk, at * 2);
                if (occurrences > 0) {
                    sums.add(
                            slot * CHUNK + at,
                            occurrences,
                            (long) SUM.getOpaque(chunk, at * 2 + 1));
                }
            }
        }
    }

    private long[] chunk(int slot) {
        long[] chunk = chunks.getPlain(slot);
        if (chunk == null) {
            chunk = new long[CHUNK * 2];
            chunks.setRelease(slot, chunk);
        }
        return chunk;
    }
}
