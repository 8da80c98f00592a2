package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A look at some bytes of a query, in UTF-8. It owns nothing and is good only until the query is
 * closed. Two windows are equal when they show the same bytes; the text form shows a length.
 */
public final class Window {
    private static final Window NOTHING = ofText("");

    private final WipedBuffer memory;
    private final int start;
    private final int length;

    private Window(WipedBuffer memory, int start, int length) {
        this.memory = memory;
        this.start = start;
        this.length = length;
    }

    /** What was written to the memory since it was {@code start} bytes long. */
    public static Window since(WipedBuffer memory, int start) {
        return new Window(memory, start, memory.length() - start);
    }

    /** All that was written to the memory. */
    public static Window of(WipedBuffer memory) {
        return since(memory, 0);
    }

    /** The readable bytes of a buffer that somebody else owns and wipes. */
    public static Window on(ByteBuf bytes) {
        int start = bytes.readerIndex();
        return new Window(WipedBuffer.lent(bytes), start, bytes.readableBytes());
    }

    /** A text that an administrator or the protocol wrote; it is never wiped. */
    public static Window ofText(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return on(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(octets)));
    }

    /** The window that shows nothing. */
    public static Window nothing() {
        return NOTHING;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** One byte, as 0 to 255. */
    public int byteAt(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException(position);
        }
        return memory.bytes().getUnsignedByte(start + position);
    }

    /** Whether it shows this ASCII text, which is the protocol's or an administrator's. */
    public boolean is(CharSequence ascii) {
        if (ascii.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (byteAt(at) != ascii.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #is}, where capitals and small letters count the same. */
    public boolean isIgnoringCase(CharSequence ascii) {
        if (ascii.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (lower(byteAt(at)) != lower(ascii.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** The first place of this byte at or after another place, or -1. */
    public int indexOf(int octet, int from) {
        for (int at = from; at < length; at++) {
            if (byteAt(at) == octet) {
                return at;
            }
        }
        return -1;
    }

    /** From one place to before another. */
    public Window part(int from, int to) {
        if (from < 0 || to > length || from > to) {
            throw new IndexOutOfBoundsException(from);
        }
        return new Window(memory, start + from, to - from);
    }

    /**
     * The number that it shows in at most nine decimal digits, or -1 where it shows anything else.
     */
    public int number() {
        return length > 9 ? -1 : (int) count();
    }

    /** The number that it shows in at most 18 decimal digits, or -1 where it shows no such. */
    public long count() {
        if (length == 0 || length > 18) {
            return -1;
        }
        long count = 0;
        for (int at = 0; at < length; at++) {
            int digit = byteAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            count = count * 10 + digit;
        }
        return count;
    }

    /** Appends what it shows to a memory, which may be the one it looks at. */
    public void copyTo(WipedBuffer to) {
        for (int at = 0; at < length; at++) {
            to.writeByte(byteAt(at));
        }
    }

    /** A window on a copy at the end of a memory. */
    public Window copiedTo(WipedBuffer to) {
        int from = to.length();
        copyTo(to);
        return since(to, from);
    }

    /** Appends what it shows to a buffer of the caller, who wipes it. */
    public void copyTo(ByteBuf to) {
        to.writeBytes(memory.bytes(), start, length);
    }

    /** The bytes themselves, sharing their memory and its life; not to be released. */
    public ByteBuf bytes() {
        return memory.bytes().slice(start, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Window that
                && length == that.length
                && ByteBufUtil.equals(
                        memory.bytes(), start, that.memory.bytes(), that.start, length);
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int at = 0; at < length; at++) {
            hash = 31 * hash + byteAt(at);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "window of " + length + " bytes";
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 0x20 : letter;
    }
}
