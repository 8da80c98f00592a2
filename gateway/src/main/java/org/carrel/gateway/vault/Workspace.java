package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The one place on the heap where a value may stand, for the instant that Java's cryptography works
 * on it: given a direct buffer it would make such arrays of its own and leave them lying about,
 * while this one is wiped before anybody else runs (measured: decision 0006). Its owner uses it in
 * {@code try} and wipes it in {@code finally}; one thread at a time.
 */
final class Workspace {
    final byte[] bytes;
    private int used;

    Workspace(int size) {
        bytes = new byte[size];
    }

    /** Copies a part of a buffer to the beginning. */
    void load(ByteBuf from, int index, int length) {
        used = Math.max(used, length);
        from.getBytes(index, bytes, 0, length);
    }

    /** Says that somebody will write so many bytes, so that they are wiped later. */
    void reserve(int length) {
        used = Math.max(used, length);
    }

    /** Overwrites all that was in it. */
    void wipe() {
        Arrays.fill(bytes, 0, used, (byte) 0);
        used = 0;
    }
}
