package org.carrel.sip2;

import io.netty.buffer.ByteBuf;

/**
 * Gives memory back with nothing in it; the one way in which a frame, or a value taken from one,
 * ends.
 */
public final class Wiping {
    private Wiping() {}

    /** Zeroes the whole buffer and releases it. */
    public static void release(ByteBuf buffer) {
        buffer.setZero(0, buffer.capacity());
        buffer.release();
    }

    /** A larger direct buffer with the readable bytes of this one, which is wiped and released. */
    static ByteBuf moved(ByteBuf buffer, ByteBuf larger) {
        larger.writeBytes(buffer, buffer.readerIndex(), buffer.readableBytes());
        release(buffer);
        return larger;
    }
}
