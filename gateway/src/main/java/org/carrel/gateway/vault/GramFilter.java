package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Tells of most texts at once that they are none of those looked for, by their first four bytes:
 * 2048 bits, chosen by multiplying with a secret number. One thread at a time.
 */
final class GramFilter {
    /** Bytes of memory. */
    static final int SIZE = 256;

    private static final int UNUSED_BITS = Long.SIZE - 11;

    private final MemorySegment key;
    private final MemorySegment bits;

    /**
     * @param key 8 random bytes
     */
    GramFilter(MemorySegment key, MemorySegment bits) {
        this.key = key;
        this.bits = bits;
    }

    /** The number to multiply with, to be fetched once for a search. */
    long factor() {
        return key.get(JAVA_LONG, 0) | 1;
    }

    void add(int gram) {
        int bit = bit(gram, factor());
        bits.set(JAVA_LONG, word(bit), bits.get(JAVA_LONG, word(bit)) | 1L << bit);
    }

    /** False where nothing that was added begins so. */
    boolean mayHold(int gram, long factor) {
        int bit = bit(gram, factor);
        return (bits.get(JAVA_LONG, word(bit)) >>> bit & 1) != 0;
    }

    private static int bit(int gram, long factor) {
        return (int) (((gram & 0xFFFF_FFFFL) * factor) >>> UNUSED_BITS);
    }

    private static long word(int bit) {
        return (bit >>> 6) * (long) Long.BYTES;
    }
}
