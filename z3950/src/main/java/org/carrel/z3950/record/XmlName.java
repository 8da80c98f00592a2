package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * A window on the name of an element or attribute, with or without a prefix. Good only while its
 * buffer is.
 */
public final class XmlName {
    private final ByteBuf bytes;
    private final int start;
    private final int local;
    private final int end;

    XmlName(ByteBuf bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        int colon = start < end ? bytes.indexOf(start, end, (byte) ':') : -1;
        this.local = colon < 0 ? start : colon + 1;
    }

    /** Whether the name without its prefix is this one. */
    public boolean isLocal(CharSequence ascii) {
        return ascii.length() == end - local && XmlText.isAt(bytes, local, end, ascii);
    }

    /** Whether the name with its prefix is this one. */
    public boolean is(CharSequence ascii) {
        return ascii.length() == end - start && XmlText.isAt(bytes, start, end, ascii);
    }

    /** Whether the name has this prefix. */
    public boolean hasPrefix(CharSequence ascii) {
        return ascii.length() == local - start - 1 && XmlText.isAt(bytes, start, end, ascii);
    }

    /**
     * Whether this is {@code xmlns:} and the prefix of the other, or {@code xmlns} if it has none.
     */
    public boolean declaresPrefixOf(XmlName other) {
        int length = other.local - other.start - 1;
        if (length < 0) {
            return is("xmlns");
        }
        return XmlText.isAt(bytes, start, end, "xmlns:")
                && end - local == length
                && ByteBufUtil.equals(bytes, local, other.bytes, other.start, length);
    }

    /** Whether both are the same name. */
    public boolean contentEquals(XmlName other) {
        int length = end - start;
        return length == other.end - other.start
                && ByteBufUtil.equals(bytes, start, other.bytes, other.start, length);
    }

    int end() {
        return end;
    }

    @Override
    public String toString() {
        return "name of " + (end - start) + " bytes";
    }
}
