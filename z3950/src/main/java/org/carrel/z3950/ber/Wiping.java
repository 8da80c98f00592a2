package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;

/** Gives memory back with nothing in it. */
public final class Wiping {
    private Wiping() {}

    /** Zeroes the whole buffer and releases it. */
    public static void release(ByteBuf buffer) {
        buffer.setZero(0, buffer.capacity());
        buffer.release();
    }

    /** The same for a buffer that nobody wrote to behind its writer index; zeroes up to there. */
    public static void releaseWritten(ByteBuf buffer) {
        buffer.setZero(0, buffer.writerIndex());
        buffer.release();
    }

    /** A larger direct buffer with the readable bytes of this one, which is wiped and released. */
    public static ByteBuf moved(ByteBuf buffer, ByteBuf larger) {
        larger.writeBytes(buffer, buffer.readerIndex(), buffer.readableBytes());
        release(buffer);
        return larger;
    }
}
