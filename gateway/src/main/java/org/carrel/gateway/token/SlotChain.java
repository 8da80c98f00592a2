package org.carrel.gateway.token;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A hash table over slots that lie elsewhere, so that one slot can be found by either of its two
 * halves. Each slot lends it {@link #LINK} bytes: the hash, and the next slot with the same place.
 * All of it is off the heap and can be wiped.
 */
final class SlotChain {

    /** What a slot must lend. */
    static final int LINK = Long.BYTES + Integer.BYTES;

    private static final int NEXT = Long.BYTES;

    private final ByteBuffer slots;
    private final int slotSize;
    private final int offset;
    private final ByteBuffer heads;
    private final int mask;

    /** Works on slots of one size, each of which lends its bytes at an offset. */
    SlotChain(ByteBuffer slots, int slotSize, int offset) {
        int places = Integer.highestOneBit(slots.capacity() / slotSize) << 1;
        this.slots = slots;
        this.slotSize = slotSize;
        this.offset = offset;
        heads = ByteBuffer.allocateDirect(places * Integer.BYTES);
        mask = places - 1;
    }

    /** The first slot with this hash, or -1. */
    int first(long tag) {
        return skip(heads.getInt(head(tag)) - 1, tag);
    }

    /** The one after it with the same hash, or -1. */
    int next(int slot, long tag) {
        return skip(following(slot), tag);
    }

    private int skip(int from, long tag) {
        int slot = from;
        while (slot >= 0 && slots.getLong(at(slot)) != tag) {
            slot = following(slot);
        }
        return slot;
    }

    void link(int slot, long tag) {
        slots.putLong(at(slot), tag);
        slots.putInt(at(slot) + NEXT, heads.getInt(head(tag)));
        heads.putInt(head(tag), slot + 1);
    }

    void unlink(int slot) {
        int head = head(slots.getLong(at(slot)));
        int after = slots.getInt(at(slot) + NEXT);
        int before = heads.getInt(head) - 1;
        if (before == slot) {
            heads.putInt(head, after);
            return;
        }
        while (following(before) != slot) {
            before = following(before);
        }
        slots.putInt(at(before) + NEXT, after);
    }

    void wipe() {
        MemorySegment.ofBuffer(heads).fill((byte) 0);
    }

    // links are kept plus one, so that zeroed memory means "none"
    private int following(int slot) {
        return slots.getInt(at(slot) + NEXT) - 1;
    }

    private int at(int slot) {
        return slot * slotSize + offset;
    }

    private int head(long tag) {
        return (int) (tag & mask) * Integer.BYTES;
    }
}
