package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;

/**
 * Tells whether two texts are the same by one number for each, so that neither has to be kept.
 * Texts of up to 64 KiB that differ have the same number with odds below one in 2⁴⁶. Cheap enough
 * for every message: a multiplication for each four bytes. Drawn anew with each process; any
 * thread.
 */
public final class Likeness {
    /** Of nothing; no text has it. */
    public static final long NOTHING = -1;

    private final long point = Polynomial.point(new SecureRandom().nextLong());

    /** The number of the readable bytes, never negative. */
    public long of(ByteBuf bytes) {
        long number = Polynomial.EMPTY;
        int at = bytes.readerIndex();
        for (; at + Integer.BYTES <= bytes.writerIndex(); at += Integer.BYTES) {
            number = Polynomial.next(number, point, bytes.getUnsignedInt(at));
        }
        for (; at < bytes.writerIndex(); at++) {
            number = Polynomial.next(number, point, bytes.getUnsignedByte(at));
        }
        return number;
    }
}
