package org.carrel.gateway.vault;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Sealed entries, one behind the other, in one cell of locked memory: for each its fingerprint, its
 * counter, its length, whether it still counts, and the sealed bytes. One thread at a time.
 */
final class Room {
    static final long NONE = -1;

    private static final int SECOND = 8;
    private static final int COUNTER = 16;
    private static final int LENGTH = 24;
    private static final int STATE = 28;
    private static final int HEADER = 32;
    private static final int LIVE = 1;
    private static final int STRUCK = 2;

    private final MemorySegment memory;
    private final long begin;
    private long end;

    /**
     * @param begin where entries may begin, a multiple of 8; what lies before is somebody else's
     */
    Room(MemorySegment memory, int begin) {
        this.memory = memory;
        this.begin = begin;
        this.end = begin;
    }

    /** How long an entry's sealed bytes may be in an empty cell of that size. */
    static int longest(int cell) {
        return cell - HEADER;
    }

    /** Where the entry under this index stands, or {@link #NONE}. */
    long find(Fingerprint index) {
        for (long at = begin; at < end; at = next(at)) {
            if (isLive(at) && holds(at, index)) {
                return at;
            }
        }
        return NONE;
    }

    /** Makes room for an entry of so many sealed bytes; {@link #NONE} where there is not enough. */
    long add(Fingerprint index, long counter, int length) {
        long at = gap(length);
        if (at + span(length) > memory.byteSize()) {
            return NONE;
        }
        memory.set(JAVA_LONG, at, index.first());
        memory.set(JAVA_LONG, at + SECOND, index.second());
        memory.set(JAVA_LONG, at + COUNTER, counter);
        memory.set(JAVA_INT, at + LENGTH, length);
        memory.set(JAVA_INT, at + STATE, LIVE);
        end = Math.max(end, next(at));
        return at;
    }

    long counter(long entry) {
        return memory.get(JAVA_LONG, entry + COUNTER);
    }

    /** How many sealed bytes an entry has. */
    int length(long entry) {
        return memory.get(JAVA_INT, entry + LENGTH);
    }

    /** An entry's sealed bytes. */
    MemorySegment sealed(long entry) {
        return memory.asSlice(entry + HEADER, length(entry));
    }

    /** Wipes an entry. */
    void strike(long entry) {
        memory.asSlice(entry, LENGTH).fill((byte) 0);
        sealed(entry).fill((byte) 0);
        memory.set(JAVA_INT, entry + STATE, STRUCK);
        end = endOfLiving();
    }

    /** Wipes every entry but the one under this index. */
    void strikeAllBut(Fingerprint index) {
        for (long at = begin; at < end; at = next(at)) {
            if (isLive(at) && !holds(at, index)) {
                strike(at);
            }
        }
    }

    /** The place of a struck entry that had the same span, or else the end. */
    private long gap(int length) {
        for (long at = begin; at < end; at = next(at)) {
            if (!isLive(at) && span(length(at)) == span(length)) {
                return at;
            }
        }
        return end;
    }

    private long endOfLiving() {
        long last = begin;
        for (long at = begin; at < end; at = next(at)) {
            if (isLive(at)) {
                last = next(at);
            }
        }
        return last;
    }

    private boolean isLive(long entry) {
        return memory.get(JAVA_INT, entry + STATE) == LIVE;
    }

    private boolean holds(long entry, Fingerprint index) {
        return memory.get(JAVA_LONG, entry) == index.first()
                && memory.get(JAVA_LONG, entry + SECOND) == index.second();
    }

    private long next(long entry) {
        return entry + span(length(entry));
    }

    private static long span(int length) {
        return HEADER + ((length + 7L) & -8L);
    }
}
