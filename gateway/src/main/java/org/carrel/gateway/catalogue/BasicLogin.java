package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.ber.Wiping;
import org.jspecify.annotations.Nullable;

/**
 * The user and password that a web request presents (HTTP's Basic scheme), in memory that is wiped
 * when this is closed. They are compared here and go nowhere. It is decoded here, for the decoders
 * of libraries leave copies. On the connection's event loop.
 */
final class BasicLogin implements AutoCloseable {
    private static final String SCHEME = "Basic ";
    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 6;
    private static final int LONGEST = 1_024;

    private final @Nullable ByteBuf text;

    private BasicLogin(@Nullable ByteBuf text) {
        this.text = text;
    }

    /**
     * What an Authorization header says.
     *
     * @param header null where there was none; one of another scheme or too long is none either
     */
    static BasicLogin of(@Nullable String header, ByteBufAllocator allocator) {
        if (header == null
                || header.length() > LONGEST
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new BasicLogin(null);
        }
        return new BasicLogin(decoded(header, allocator));
    }

    /** The part before the colon; null where there is no colon. */
    @Nullable ByteBuf user() {
        int colon = colon();
        return text == null || colon < 0 ? null : text.slice(0, colon);
    }

    /** The part behind the colon; null where there is no colon. */
    @Nullable ByteBuf password() {
        int colon = colon();
        return text == null || colon < 0
                ? null
                : text.slice(colon + 1, text.writerIndex() - colon - 1);
    }

    @Override
    public void close() {
        if (text != null && text.refCnt() > 0) {
            Wiping.release(text);
        }
    }

    @Override
    public String toString() {
        return "login";
    }

    private int colon() {
        return text == null ? -1 : text.indexOf(0, text.writerIndex(), (byte) ':');
    }

    /** What stands there in base 64, up to the first letter that is no digit of it. */
    private static ByteBuf decoded(String header, ByteBufAllocator allocator) {
        ByteBuf text = allocator.directBuffer(LONGEST, LONGEST);
        int bits = 0;
        int held = 0;
        for (int at = SCHEME.length(); at < header.length(); at++) {
            int digit = DIGITS.indexOf(header.charAt(at));
            if (digit < 0) {
                break;
            }
            held = held << BITS | digit;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                text.writeByte(held >> bits);
            }
        }
        return text;
    }
}
