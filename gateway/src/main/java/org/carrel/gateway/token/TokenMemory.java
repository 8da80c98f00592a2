package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Which token belongs to which card, off the heap, for a bounded number of pairs; it takes the room
 * for them as they come, so that a vendor of whom few readers know costs little. Pairs are found by
 * a keyed hash (SipHash-2-4 under a key of this instance, so that nobody can choose cards that
 * collide) and confirmed byte by byte. What is forgotten is wiped. Serves one caller at a time; its
 * owner sees to that.
 */
final class TokenMemory implements AutoCloseable {

    private static final int MOST = 1_000_000;
    private static final int FIRST = 1024;
    private static final int NONE = -1;
    private static final SecureRandom RANDOM = new SecureRandom();

    // one slot: two links of a chain, then the length of the card (0: free), the token, the card
    private static final int BY_CARD = 0;
    private static final int BY_TOKEN = BY_CARD + SlotChain.LINK;
    private static final int CARD_LENGTH = BY_TOKEN + SlotChain.LINK;
    private static final int TOKEN = CARD_LENGTH + Integer.BYTES;
    private static final int TOKEN_SIZE = 20;
    private static final int CARD = TOKEN + TOKEN_SIZE;
    static final int SLOT = CARD + Tokens.LONGEST_CARD;

    ByteBuffer slots;
    private final int capacity;
    private final SipHash hash = new SipHash();
    private SlotChain byCard;
    private SlotChain byToken;
    private int[] free;
    private int freeCount;
    private int oldest;

    TokenMemory(int capacity) {
        if (capacity < 1 || capacity > MOST) {
            throw new IllegalArgumentException("capacity must be from 1 to " + MOST);
        }
        this.capacity = capacity;
        int size = Math.min(FIRST, capacity);
        slots = ByteBuffer.allocateDirect(size * SLOT);
        byCard = new SlotChain(slots, SLOT, BY_CARD);
        byToken = new SlotChain(slots, SLOT, BY_TOKEN);
        free = new int[size];
        Arrays.setAll(free, index -> size - 1 - index);
        freeCount = size;
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        key(key);
    }

    private void key(byte[] key) {
        KeyParameter parameter = new KeyParameter(key);
        hash.init(parameter);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(parameter.getKey(), (byte) 0);
    }

    /** Whether there is no room for one more pair; takes more where there may be more. */
    boolean full() {
        return freeCount == 0 && !grows();
    }

    /** Twice the room; where the process has none left, it is as full as it gets. */
    private boolean grows() {
        int size = free.length;
        int larger = Math.min(2 * size, capacity);
        if (larger == size) {
            return false;
        }
        try {
            move(size, larger);
            return true;
        } catch (OutOfMemoryError noRoom) {
            return false;
        }
    }

    private void move(int size, int larger) {
        ByteBuffer wider = ByteBuffer.allocateDirect(larger * SLOT);
        SlotChain cards = new SlotChain(wider, SLOT, BY_CARD);
        SlotChain tokens = new SlotChain(wider, SLOT, BY_TOKEN);
        int[] more = new int[larger];
        wider.put(0, slots, 0, size * SLOT);
        for (int slot = 0; slot < size; slot++) {
            cards.link(slot, wider.getLong(slot * SLOT + BY_CARD));
            tokens.link(slot, wider.getLong(slot * SLOT + BY_TOKEN));
        }
        Arrays.setAll(more, index -> larger - 1 - index);
        wipe();
        slots = wider;
        byCard = cards;
        byToken = tokens;
        free = more;
        freeCount = larger - size;
    }

    /** The slot of a card, or a negative number. */
    int findCard(ByteBuf card) {
        long tag = tag(card);
        int slot = byCard.first(tag);
        while (slot != NONE && !holdsCard(slot, card)) {
            slot = byCard.next(slot, tag);
        }
        return slot;
    }

    /** The slot of a token's body, or a negative number. */
    int findToken(byte[] body) {
        long tag = tag(body);
        int slot = byToken.first(tag);
        while (slot != NONE && !holdsToken(slot, body)) {
            slot = byToken.next(slot, tag);
        }
        return slot;
    }

    /** Fills the token's body; false if the card has none. */
    boolean readToken(ByteBuf card, byte[] body) {
        int slot = findCard(card);
        if (slot != NONE) {
            slots.get(slot * SLOT + TOKEN, body);
        }
        return slot != NONE;
    }

    /** Appends the card of a token's body; false if there is none. */
    boolean appendCard(byte[] body, ByteBuf out) {
        int slot = findToken(body);
        if (slot == NONE) {
            return false;
        }
        int length = slots.getInt(slot * SLOT + CARD_LENGTH);
        out.writeBytes(slots.slice(slot * SLOT + CARD, length));
        return true;
    }

    /** Takes a pair of which neither half is known; the caller has seen that there is room. */
    void remember(ByteBuf card, byte[] body) {
        int slot = free[--freeCount];
        int at = slot * SLOT;
        int length = card.readableBytes();
        slots.putInt(at + CARD_LENGTH, length);
        slots.put(at + TOKEN, body);
        card.getBytes(card.readerIndex(), slots.slice(at + CARD, length));
        byCard.link(slot, tag(card));
        byToken.link(slot, tag(body));
    }

    /** Wipes a card and its token, if it is here. */
    void forget(ByteBuf card) {
        int slot = findCard(card);
        if (slot != NONE) {
            drop(slot);
        }
    }

    /** Makes room, by turns, at the cost of about the oldest pair; only for a full memory. */
    void dropOldest() {
        drop(oldest);
        oldest = (oldest + 1) % free.length;
    }

    private void drop(int slot) {
        byCard.unlink(slot);
        byToken.unlink(slot);
        MemorySegment.ofBuffer(slots.slice(slot * SLOT, SLOT)).fill((byte) 0);
        free[freeCount++] = slot;
    }

    private boolean holdsCard(int slot, ByteBuf card) {
        int at = slot * SLOT;
        int length = card.readableBytes();
        if (slots.getInt(at + CARD_LENGTH) != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (slots.get(at + CARD + index) != card.getByte(card.readerIndex() + index)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsToken(int slot, byte[] body) {
        return slots.slice(slot * SLOT + TOKEN, body.length).equals(ByteBuffer.wrap(body));
    }

    private long tag(ByteBuf card) {
        for (int index = card.readerIndex(); index < card.writerIndex(); index++) {
            hash.update(card.getByte(index));
        }
        return hash.doFinal();
    }

    private long tag(byte[] body) {
        hash.update(body, 0, body.length);
        return hash.doFinal();
    }

    @Override
    public void close() {
        wipe();
        key(new byte[16]);
        freeCount = 0;
    }

    private void wipe() {
        MemorySegment.ofBuffer(slots).fill((byte) 0);
        byCard.wipe();
        byToken.wipe();
    }
}
