package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Direct memory for words that are reading history: it grows by moving, so that no old copy stays
 * behind, and is zeroed when closed. One thread at a time; who makes it closes it.
 */
public final class WipedBuffer implements AutoCloseable {
    private static final int FIRST_SIZE = 256;

    private final ByteBufAllocator allocator;
    private final int limit;
    private final boolean lent;
    private ByteBuf memory;
    private boolean closed;

    private WipedBuffer(ByteBufAllocator allocator, ByteBuf memory, int limit, boolean lent) {
        this.allocator = allocator;
        this.memory = memory;
        this.limit = limit;
        this.lent = lent;
    }

    /** An empty buffer that never grows beyond {@code limit} bytes. */
    public WipedBuffer(ByteBufAllocator allocator, int limit) {
        this(allocator, direct(allocator, Math.min(limit, FIRST_SIZE)), limit, false);
    }

    /** A read-only face of bytes that belong to somebody else, who wipes them. */
    static WipedBuffer lent(ByteBuf bytes) {
        return new WipedBuffer(bytes.alloc(), bytes, 0, true);
    }

    /**
     * Appends one byte.
     *
     * @throws QueryFault with {@link QueryDiagnostic#TOO_LONG} at the limit
     */
    public WipedBuffer writeByte(int octet) {
        room(1).writeByte(octet);
        return this;
    }

    /** Appends ASCII of our own or of an administrator, never a reader's. */
    public WipedBuffer writeAscii(CharSequence text) {
        ByteBuf to = room(text.length());
        for (int at = 0; at < text.length(); at++) {
            to.writeByte(text.charAt(at));
        }
        return this;
    }

    /** Appends a number in decimal digits. */
    public WipedBuffer writeDecimal(long number) {
        if (number < 0) {
            writeByte('-');
        }
        long divisor = 1;
        while (number / divisor > 9 || number / divisor < -9) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            writeByte('0' + (int) Math.abs(number / divisor % 10));
        }
        return this;
    }

    /** Appends a stretch of another buffer. */
    public WipedBuffer write(ByteBuf from, int start, int length) {
        room(length).writeBytes(from, start, length);
        return this;
    }

    /** How many bytes were written. */
    public int length() {
        return memory.writerIndex();
    }

    /** Zeroes and forgets what was written from this place on. */
    public void cut(int from) {
        memory.setZero(from, memory.writerIndex() - from).writerIndex(from);
    }

    /** The memory as it is now; not to be kept beyond the next write, nor released. */
    public ByteBuf bytes() {
        if (closed) {
            throw new IllegalStateException("the buffer is wiped");
        }
        return memory;
    }

    /** Zeroes the memory and gives it back; what is lent stays as it is. */
    @Override
    public void close() {
        if (!closed && !lent) {
            wipe();
        }
        closed = true;
    }

    @Override
    public String toString() {
        return "buffer of " + (closed ? 0 : length()) + " bytes";
    }

    private ByteBuf room(int more) {
        ByteBuf now = bytes();
        if (more > limit - now.writerIndex()) {
            throw new QueryFault(QueryDiagnostic.TOO_LONG);
        }
        int needed = now.writerIndex() + more;
        if (needed > now.capacity()) {
            move(Math.min(limit, Math.max(needed, now.capacity() * 2)));
        }
        return memory;
    }

    private void move(int size) {
        ByteBuf larger = direct(allocator, size).writeBytes(memory, 0, memory.writerIndex());
        wipe();
        memory = larger;
    }

    private void wipe() {
        memory.setZero(0, memory.capacity());
        memory.release();
    }

    private static ByteBuf direct(ByteBufAllocator allocator, int size) {
        return allocator.directBuffer(size, size);
    }
}
