package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes as tests write them. */
public final class Hex {
    /**
     * Without the detector of leaks, which makes every access slow and has nothing to find here.
     */
    private static final UnpooledByteBufAllocator ALLOCATOR =
            new UnpooledByteBufAllocator(true, true);

    private Hex() {}

    /** A direct buffer with these bytes; blanks in the text mean nothing. */
    public static ByteBuf bytes(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        return ALLOCATOR.directBuffer(Math.max(1, octets.length)).writeBytes(octets);
    }

    /** The readable bytes, in pairs of capital digits with nothing between. */
    public static String text(ByteBuf bytes) {
        return ByteBufUtil.hexDump(bytes).toUpperCase(Locale.ROOT);
    }
}
