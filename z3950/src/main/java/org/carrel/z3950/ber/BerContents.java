package org.carrel.z3950.ber;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.ber.MalformedBer.Fault;

/** What stands in an element, read as the type that it is said to be of. */
final class BerContents {
    /** How deep a string may be cut into parts of parts (z3950.md §7, row 9). */
    static final int DEEPEST = 4;

    private static final int LONGEST_INTEGER = 8;
    private static final int END_MARK = 2;

    private BerContents() {}

    /** The element with its header, and with its end mark where it has one. */
    static ByteBuf whole(ByteBuf bytes, BerIndex index, int element) {
        int from = index.offset(element);
        int contents = index.end(element);
        BerHeader header = new BerHeader();
        header.read(bytes, from, contents);
        int mark = header.length() == BerHeader.INDEFINITE ? END_MARK : 0;
        return bytes.slice(from, contents + mark - from);
    }

    /** An integer of at most eight octets. */
    static long integer(ByteBuf bytes, BerIndex index, int element) {
        int start = index.start(element);
        int length = index.end(element) - start;
        if (index.isConstructed(element) || length == 0 || length > LONGEST_INTEGER) {
            throw wrongContent(index, element);
        }
        long value = bytes.getByte(start);
        for (int at = 1; at < length; at++) {
            value = value << 8 | bytes.getUnsignedByte(start + at);
        }
        return value;
    }

    /** Whether this ASCII text stands there. */
    static boolean is(ByteBuf bytes, BerIndex index, int element, CharSequence ascii) {
        int start = index.start(element);
        if (ascii.length() != index.end(element) - start) {
            return false;
        }
        for (int at = 0; at < ascii.length(); at++) {
            if (bytes.getByte(start + at) != ascii.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** The parts of a constructed string, shown as one buffer without copying them. */
    static ByteBuf joined(ByteBuf bytes, BerIndex index, int element) {
        List<ByteBuf> parts = new ArrayList<>();
        collect(bytes, index, element, DEEPEST, parts);
        // an empty buffer among them would be released by the wrapping, and the frame with it
        return switch (parts.size()) {
            case 0 -> bytes.slice(index.start(element), 0);
            case 1 -> parts.getFirst();
            default -> Unpooled.wrappedBuffer(parts.size(), parts.toArray(ByteBuf[]::new));
        };
    }

    /** The bits of a primitive bit string, the first of them lowest. */
    static long bits(ByteBuf bytes, BerIndex index, int element) {
        int start = index.start(element);
        int length = index.end(element) - start;
        int unused =
                index.isConstructed(element) || length == 0 ? -1 : bytes.getUnsignedByte(start);
        if (unused < 0 || unused > 7 || unused > (length - 1) * 8) {
            throw wrongContent(index, element);
        }
        int count = Math.min((length - 1) * 8 - unused, Long.SIZE);
        long value = 0;
        for (int bit = 0; bit < count; bit++) {
            int octet = bytes.getByte(start + 1 + bit / 8);
            value |= (long) ((octet >>> (7 - bit % 8)) & 1) << bit;
        }
        return value;
    }

    private static void collect(
            ByteBuf bytes, BerIndex index, int from, int depth, List<ByteBuf> parts) {
        int stop = index.next(from);
        for (int part = from + 1; part < stop; part = index.next(part)) {
            if (depth == 0 || BerTag.tagClass(index.tag(part)) != 0) {
                throw wrongContent(index, from);
            }
            int length = index.end(part) - index.start(part);
            if (index.isConstructed(part)) {
                collect(bytes, index, part, depth - 1, parts);
            } else if (length > 0) {
                parts.add(bytes.slice(index.start(part), length));
            }
        }
    }

    private static MalformedBer wrongContent(BerIndex index, int element) {
        return new MalformedBer(Fault.WRONG_CONTENT, index.offset(element));
    }
}
