package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.sip2.MalformedSip2.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one wire frame, without its terminator, into a {@link Sip2Message}. Liberal
 * towards old hardware: empty fields, a missing last delimiter, AZ without AY, lower-case digits in
 * AZ (sip2.md §1, §5, §7).
 */
public final class Sip2Reader {
    private static final int CHECKSUM_TAIL = 6; // AZhhhh
    private static final int SEQUENCE_TAIL = 3; // AYn

    /** Any number says that a signed 96 or 97 is signed; it is never written. */
    private static final int UNNUMBERED = 0;

    private final Sip2Dialect dialect;
    private final ByteBufAllocator allocator;

    Sip2Reader(Sip2Dialect dialect, ByteBufAllocator allocator) {
        this.dialect = dialect;
        this.allocator = allocator;
    }

    /**
     * Reads the frame that stands from {@code from} to before {@code to}; the bytes stay where they
     * are.
     *
     * @throws MalformedSip2 if they are no SIP2 message, or AZ disagrees
     */
    Sip2Message read(ByteBuf wire, int from, int to) {
        int end = withoutTrailingDelimiters(wire, from, to);
        boolean signed = isSigned(wire, from, end);
        int sequence = Sip2Message.NO_SEQUENCE;
        int bodyEnd = signed ? end - CHECKSUM_TAIL : to;
        if (signed && hasSequence(wire, from, bodyEnd)) {
            bodyEnd -= SEQUENCE_TAIL;
            sequence = wire.getByte(bodyEnd + 2) - '0';
        }
        Sip2MessageType type = type(wire, from, bodyEnd, signed);
        if (signed && !type.isNumbered()) {
            sequence = UNNUMBERED;
        }
        return read(type, wire, from, bodyEnd, sequence);
    }

    /**
     * A new message from what {@link Sip2Message#keep(ByteBuf)} wrote; the bytes stay the caller's.
     * It has no sequence.
     *
     * @throws MalformedSip2 if nothing of the kind was kept there
     */
    public static Sip2Message revived(ByteBuf kept, ByteBufAllocator allocator) {
        Sip2Reader reader = new Sip2Reader(Sip2Dialect.STANDARD, allocator);
        int from = kept.readerIndex();
        int end = kept.writerIndex();
        return reader.read(
                reader.type(kept, from, end, false), kept, from, end, Sip2Message.NO_SEQUENCE);
    }

    private Sip2Message read(
            Sip2MessageType type, ByteBuf wire, int from, int bodyEnd, int sequence) {
        boolean plain =
                dialect.delimiter() == Sip2Message.DELIMITER
                        && Plainness.printable(wire, from, bodyEnd);
        return plain
                ? copied(type, wire, from, bodyEnd, sequence)
                : transcoded(type, wire, from, bodyEnd, sequence);
    }

    private Sip2MessageType type(ByteBuf wire, int from, int end, boolean errorDetection) {
        if (!hasCode(wire, from, end)) {
            throw new MalformedSip2(Fault.NOT_SIP2, 0, errorDetection);
        }
        Sip2MessageType type = typeAt(wire, from);
        if (type == null) {
            throw new MalformedSip2(Fault.UNKNOWN_MESSAGE, 0, errorDetection);
        }
        if (end - from < Sip2Message.CODE_LENGTH + type.fixedLength()) {
            throw new MalformedSip2(Fault.TOO_SHORT, end - from, errorDetection);
        }
        return type;
    }

    /** The usual case: the wire's form is our own, so the frame is one copy and an index. */
    private Sip2Message copied(
            Sip2MessageType type, ByteBuf wire, int from, int end, int sequence) {
        int length = end - from;
        ByteBuf frame = allocator.directBuffer(length + 1, length + 1);
        frame.writeBytes(wire, from, length);
        int at = Sip2Message.CODE_LENGTH + type.fixedLength();
        if (length > at && frame.getByte(length - 1) != Sip2Message.DELIMITER) {
            frame.writeByte(Sip2Message.DELIMITER);
            length++;
        }
        Sip2Index index = new Sip2Index();
        while (at < length) {
            int stop = frame.indexOf(at, length, (byte) Sip2Message.DELIMITER);
            if (stop - at >= 2) {
                index.add(frame.getUnsignedShort(at), at + 2, stop);
            }
            at = stop + 1;
        }
        return new Sip2Message(type, frame, index, true, sequence);
    }

    private Sip2Message transcoded(
            Sip2MessageType type, ByteBuf wire, int from, int end, int sequence) {
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            int at = from + Sip2Message.CODE_LENGTH;
            for (FixedField column : type.columns()) {
                writer.column(column, new Sip2Value(wire, at, column.width()));
                at += column.width();
            }
            while (at < end) {
                int found = wire.indexOf(at, end, (byte) dialect.delimiter());
                int stop = found < 0 ? end : found;
                if (stop - at >= 2 && Sip2Field.isId(wire.getUnsignedShort(at))) {
                    int length = stop - at - 2;
                    ByteBuf value = writer.open(wire.getUnsignedShort(at), length * 3);
                    dialect.charset().toUtf8(wire, at + 2, length, value);
                    writer.shut();
                }
                at = stop + 1;
            }
            return writer.message(sequence);
        }
    }

    private int withoutTrailingDelimiters(ByteBuf wire, int from, int to) {
        // only behind AZ, which has no delimiter of its own; elsewhere empty fields are skipped
        // anyway
        int end = to;
        while (end > from
                && (wire.getByte(end - 1) == dialect.delimiter() || wire.getByte(end - 1) == 0)) {
            end--;
        }
        return claimedChecksum(wire, from, end) >= 0 ? end : to;
    }

    /**
     * Whether the frame ends in a checksum that agrees. AZ in the middle of a value counts only if
     * it agrees: an item number may well end in AZ and four digits.
     */
    private boolean isSigned(ByteBuf wire, int from, int end) {
        int claimed = claimedChecksum(wire, from, end);
        boolean agrees = claimed >= 0 && claimed == Sip2Checksum.of(wire, from, end - 4);
        if (claimed >= 0 && !agrees && mayBeginField(wire, from, end - CHECKSUM_TAIL)) {
            throw new MalformedSip2(Fault.WRONG_CHECKSUM, end - 4 - from, true);
        }
        return agrees;
    }

    private boolean mayBeginField(ByteBuf wire, int from, int at) {
        Sip2MessageType type = hasCode(wire, from, at) ? typeAt(wire, from) : null;
        return type == null
                || at == from + Sip2Message.CODE_LENGTH + type.fixedLength()
                || wire.getByte(at - 1) == dialect.delimiter()
                || hasSequence(wire, from, at);
    }

    private static int claimedChecksum(ByteBuf wire, int from, int end) {
        int at = end - CHECKSUM_TAIL;
        return at >= from + Sip2Message.CODE_LENGTH
                        && wire.getByte(at) == 'A'
                        && wire.getByte(at + 1) == 'Z'
                ? Sip2Checksum.read(wire, at + 2)
                : -1;
    }

    private static boolean hasSequence(ByteBuf wire, int from, int end) {
        int at = end - SEQUENCE_TAIL;
        return at >= from + Sip2Message.CODE_LENGTH
                && wire.getByte(at) == 'A'
                && wire.getByte(at + 1) == 'Y'
                && isDigit(wire.getByte(at + 2));
    }

    private static boolean hasCode(ByteBuf wire, int from, int end) {
        return end - from >= Sip2Message.CODE_LENGTH
                && isDigit(wire.getByte(from))
                && isDigit(wire.getByte(from + 1));
    }

    private static @Nullable Sip2MessageType typeAt(ByteBuf wire, int from) {
        return Sip2MessageType.of((wire.getByte(from) - '0') * 10 + wire.getByte(from + 1) - '0');
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }
}
