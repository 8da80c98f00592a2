package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord.Fault;

/**
 * Brings XML into UTF-8: it is that, UTF-16 of either order, or Latin-1 where it says so. Anything
 * else is refused.
 */
public final class XmlEncoding {
    /** The most bytes of XML that are taken. */
    public static final int LONGEST = 1024 * 1024;

    private static final int PROLOGUE = 100;

    private XmlEncoding() {}

    /** A new buffer with the readable bytes of another in UTF-8; the caller wipes it. */
    public static ByteBuf toUtf8(ByteBuf from, ByteBufAllocator allocator) {
        int length = from.readableBytes();
        if (length > LONGEST) {
            throw new MalformedRecord(Fault.TOO_LONG, LONGEST);
        }
        int size = Math.max(1, length * 2);
        ByteBuf to = allocator.directBuffer(size, size);
        try {
            copy(from, to);
            return to;
        } catch (RuntimeException wrong) {
            Wiping.release(to);
            throw wrong;
        }
    }

    private static void copy(ByteBuf from, ByteBuf to) {
        int start = from.readerIndex();
        int end = from.writerIndex();
        int first = end - start < 2 ? 0 : from.getUnsignedShort(start);
        switch (first) {
            case 0xFEFF -> utf16(from, start + 2, true, to);
            case 0xFFFE -> utf16(from, start + 2, false, to);
            case 0x003C -> utf16(from, start, true, to);
            case 0x3C00 -> utf16(from, start, false, to);
            default -> bytes(from, first == 0xEFBB ? start + 3 : start, to);
        }
    }

    private static void bytes(ByteBuf from, int start, ByteBuf to) {
        int end = from.writerIndex();
        if (start > end) {
            throw new MalformedRecord(Fault.CUT_SHORT, 0);
        }
        if (saysLatin1(from, start, Math.min(end, start + PROLOGUE))) {
            for (int at = start; at < end; at++) {
                Utf8.write(to, from.getUnsignedByte(at));
            }
        } else if (Utf8.isValid(from, start, end)) {
            to.writeBytes(from, start, end - start);
        } else {
            throw new MalformedRecord(Fault.CHARSET, 0);
        }
    }

    private static boolean saysLatin1(ByteBuf from, int start, int end) {
        if (!XmlText.isAt(from, start, end, "<?xml ")) {
            return false;
        }
        int close = from.indexOf(start, end, (byte) '>');
        for (int at = start; at < close; at++) {
            if (XmlText.isAt(from, at, close, "ISO-8859-1")
                    || XmlText.isAt(from, at, close, "iso-8859-1")) {
                return true;
            }
        }
        return false;
    }

    private static void utf16(ByteBuf from, int start, boolean bigEndian, ByteBuf to) {
        int end = from.writerIndex();
        int at = start;
        while (at < end) {
            if (end - at < 2) {
                throw new MalformedRecord(Fault.CUT_SHORT, at - from.readerIndex());
            }
            int unit = unit(from, at, bigEndian);
            at += 2;
            if (Character.isSurrogate((char) unit)) {
                int low = end - at < 2 ? 0 : unit(from, at, bigEndian);
                unit = join(unit, low, at - from.readerIndex());
                at += 2;
            }
            Utf8.write(to, unit);
        }
    }

    private static int join(int high, int low, int offset) {
        if (!Character.isSurrogatePair((char) high, (char) low)) {
            throw new MalformedRecord(Fault.CHARSET, offset);
        }
        return Character.toCodePoint((char) high, (char) low);
    }

    private static int unit(ByteBuf from, int at, boolean bigEndian) {
        return bigEndian ? from.getUnsignedShort(at) : from.getUnsignedShortLE(at);
    }
}
