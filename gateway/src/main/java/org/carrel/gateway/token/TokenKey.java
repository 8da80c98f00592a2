package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The 256 random bits behind one vendor's tokens in one epoch, kept off the heap. Destroying every
 * copy of it destroys what its tokens name. Token kinds read it while they are built; whoever made
 * it closes it, and may do so right afterwards. Safe for many threads.
 */
public final class TokenKey implements AutoCloseable {

    /** Size of a key. */
    public static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);
    private boolean closed;

    private TokenKey(byte[] bytes) {
        memory.put(0, bytes);
    }

    /** A new key that is related to no other. */
    public static TokenKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return wiping(bytes);
    }

    /**
     * A key that was kept, from a window that stays the caller's to wipe.
     *
     * @throws IllegalArgumentException unless there are exactly {@link #BYTES} readable bytes
     */
    public static TokenKey of(ByteBuf kept) {
        if (kept.readableBytes() != BYTES) {
            throw new IllegalArgumentException("a token key has " + BYTES + " bytes");
        }
        byte[] bytes = new byte[BYTES];
        kept.getBytes(kept.readerIndex(), bytes);
        return wiping(bytes);
    }

    private static TokenKey wiping(byte[] bytes) {
        try {
            return new TokenKey(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Appends the key, for whoever wraps and keeps it. The caller wipes {@code out}.
     *
     * @throws NoToken if the key is closed
     */
    public void copyTo(ByteBuf out) {
        byte[] bytes = copy();
        try {
            out.writeBytes(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The key as a library wants it; the caller wipes the array. */
    synchronized byte[] copy() {
        NoToken.ifClosed(closed);
        byte[] bytes = new byte[BYTES];
        memory.get(0, bytes);
        return bytes;
    }

    @Override
    public synchronized void close() {
        closed = true;
        MemorySegment.ofBuffer(memory).fill((byte) 0);
    }

    @Override
    public String toString() {
        return "TokenKey";
    }
}
