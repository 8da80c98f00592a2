package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;

/** Gives memory back with nothing in it. */
final class Memory {
    private Memory() {}

    /** Zeroes the whole buffer and releases it. */
    static void wipe(ByteBuf buffer) {
        buffer.setZero(0, buffer.capacity());
        buffer.release();
    }
}
