package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * The numbers and lengths of a visit's secrets, the latest {@value #MOST_OF_A_KIND} of each kind.
 * One thread at a time.
 */
final class WatchedSecrets {
    static final int MOST_OF_A_KIND = 12;
    static final int KINDS = 5;

    private static final int SLOT = 2 * Long.BYTES;
    private static final int LENGTHS = 256 / Byte.SIZE;

    /** Bytes of memory. */
    static final int SIZE = LENGTHS + KINDS * MOST_OF_A_KIND * SLOT;

    private final MemorySegment memory;
    private final int[] learnt = new int[KINDS];

    WatchedSecrets(MemorySegment memory) {
        this.memory = memory;
    }

    /** Whether nothing was added yet. */
    boolean isEmpty() {
        int sum = 0;
        for (int each : learnt) {
            sum |= each;
        }
        return sum == 0;
    }

    /** Whether there may be a secret of that length, within other text. */
    boolean hasLength(int length) {
        return (memory.get(JAVA_LONG, lengthWord(length)) >>> length & 1) != 0;
    }

    /** Adds a secret in the place of the oldest of its kind, unless it is known. */
    void add(int kind, Watched secret) {
        if (holds(kind, secret.number(), secret.tag())) {
            return;
        }
        if (!secret.wholeOnly()) {
            long word = lengthWord(secret.length());
            memory.set(JAVA_LONG, word, memory.get(JAVA_LONG, word) | 1L << secret.length());
        }
        long at = slot(kind, learnt[kind] % MOST_OF_A_KIND);
        memory.set(JAVA_LONG, at, secret.number());
        memory.set(JAVA_LONG, at + Long.BYTES, secret.tag());
        learnt[kind]++;
    }

    /** Whether a secret of that kind has this number and this {@link Watched#tag()}. */
    boolean holds(int kind, long number, long tag) {
        for (int place = Math.min(learnt[kind], MOST_OF_A_KIND) - 1; place >= 0; place--) {
            long at = slot(kind, place);
            if (memory.get(JAVA_LONG, at) == number
                    && memory.get(JAVA_LONG, at + Long.BYTES) == tag) {
                return true;
            }
        }
        return false;
    }

    private static long lengthWord(int length) {
        return (length >>> 6) * (long) Long.BYTES;
    }

    private static long slot(int kind, int place) {
        return LENGTHS + (kind * MOST_OF_A_KIND + place) * (long) SLOT;
    }

    /**
     * A secret as it is kept.
     *
     * @param number its {@link Polynomial}
     * @param length in bytes, at most 255
     * @param wholeOnly whether it is too short to be looked for within other text
     */
    record Watched(long number, int length, boolean wholeOnly) {
        /** Length and kind of search as one number, never 0. */
        long tag() {
            return tag(length, wholeOnly);
        }

        static long tag(int length, boolean wholeOnly) {
            return 2L * length + (wholeOnly ? 1 : 0);
        }
    }
}
