package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.carrel.z3950.record.MalformedRecord.Fault;

/** The attributes of the element that has just begun; they change with the next one. */
public final class XmlAttributes {
    private static final int MOST = 64;

    private final ByteBuf bytes;
    private XmlName[] names = new XmlName[4];
    private int[] values = new int[8];
    private int size;

    XmlAttributes(ByteBuf bytes) {
        this.bytes = bytes;
    }

    /** How many there are, namespace declarations among them. */
    public int size() {
        return size;
    }

    /** The name of the one at a position. */
    public XmlName name(int position) {
        if (position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return names[position];
    }

    /** The position of the one with this name, which has no prefix; -1 without one. */
    public int find(CharSequence name) {
        for (int at = 0; at < size; at++) {
            if (names[at].is(name)) {
                return at;
            }
        }
        return -1;
    }

    /** How many bytes the value at a position has, references unresolved. */
    public int length(int position) {
        return values[position * 2 + 1] - values[position * 2];
    }

    /** One byte of the value at a position; a blank behind its end. */
    public int byteAt(int position, int at) {
        return at < length(position) ? bytes.getUnsignedByte(values[position * 2] + at) : ' ';
    }

    /** The one letter that the value at a position is; -1 where it is not just one. */
    public int letter(int position) {
        return XmlText.letter(bytes, values[position * 2], values[position * 2 + 1]);
    }

    /** Whether the value at a position is this ASCII text of the format's own. */
    public boolean is(int position, CharSequence ascii) {
        return ascii.length() == length(position)
                && XmlText.isAt(bytes, values[position * 2], values[position * 2 + 1], ascii);
    }

    /** Appends the value at a position, references resolved, to a buffer that has room for it. */
    public void appendValue(int position, ByteBuf target) {
        XmlText.resolve(bytes, values[position * 2], values[position * 2 + 1], target);
    }

    /** Reads what stands between an element's name and its end, and answers where the end is. */
    int read(int from, int to) {
        size = 0;
        int at = XmlText.skipBlanks(bytes, from, to);
        while (at < to && bytes.getByte(at) != '>' && bytes.getByte(at) != '/') {
            at = XmlText.skipBlanks(bytes, one(at, to), to);
        }
        if (at >= to) {
            throw new MalformedRecord(Fault.CUT_SHORT, at);
        }
        return at;
    }

    private int one(int from, int to) {
        int nameEnd = XmlText.nameEnd(bytes, from, to);
        int equals = XmlText.skipBlanks(bytes, nameEnd, to);
        int quote = XmlText.skipBlanks(bytes, equals + 1, to);
        if (nameEnd == from || quote >= to || bytes.getByte(equals) != '=') {
            throw new MalformedRecord(Fault.XML, from);
        }
        byte mark = bytes.getByte(quote);
        int end = mark == '"' || mark == '\'' ? bytes.indexOf(quote + 1, to, mark) : -1;
        if (end < 0) {
            throw new MalformedRecord(Fault.XML, quote);
        }
        add(new XmlName(bytes, from, nameEnd), quote + 1, end);
        return end + 1;
    }

    private void add(XmlName name, int start, int end) {
        if (size == MOST) {
            throw new MalformedRecord(Fault.TOO_MANY, start);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 4);
        }
        names[size] = name;
        values[size * 2] = start;
        values[size * 2 + 1] = end;
        size++;
    }

    @Override
    public String toString() {
        return size + " attributes";
    }
}
