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
    private boolean tookOver;

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
        return read(wire, from, to, false);
    }

    /**
     * Reads the frame that stands from the buffer's first byte to before {@code to}, where its
     * terminator is. Where the wire's form is our own, the message takes over the whole buffer,
     * which {@link #tookOver()} says; it is the caller's no more.
     *
     * @throws MalformedSip2 if it is no SIP2 message, or AZ disagrees
     */
    Sip2Message take(ByteBuf wire, int to) {
        return read(wire, 0, to, true);
    }

    /** Whether a message has taken over the buffer. */
    boolean tookOver() {
        return tookOver;
    }

    private Sip2Message read(ByteBuf wire, int from, int to, boolean takeOver) {
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
        if (!isOurForm(wire, from, bodyEnd)) {
            return transcoded(type, wire, from, bodyEnd, sequence);
        }
        tookOver = takeOver;
        return new Sip2Message(
                type,
                framed(takeOver ? wire : copy(wire, from, bodyEnd), bodyEnd - from, type),
                sequence);
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
        Sip2MessageType type = reader.type(kept, from, end, false);
        return reader.isOurForm(kept, from, end)
                ? new Sip2Message(
                        type,
                        framed(reader.copy(kept, from, end), end - from, type),
                        Sip2Message.NO_SEQUENCE)
                : reader.transcoded(type, kept, from, end, Sip2Message.NO_SEQUENCE);
    }

    /** Whether the bytes are a frame as they stand, and need only an index. */
    private boolean isOurForm(ByteBuf wire, int from, int bodyEnd) {
        return dialect.delimiter() == Sip2Message.DELIMITER
                && Plainness.printable(wire, from, bodyEnd);
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

    private ByteBuf copy(ByteBuf wire, int from, int end) {
        int length = end - from;
        return allocator.directBuffer(length + 1, length + 1).writeBytes(wire, from, length);
    }

    /**
     * A frame of the buffer's first bytes, behind which there is room for a delimiter where the
     * last one is missing.
     */
    private static Sip2Frame framed(ByteBuf bytes, int length, Sip2MessageType type) {
        int at = Sip2Message.CODE_LENGTH + type.fixedLength();
        int end = length;
        if (length > at && bytes.getByte(length - 1) != Sip2Message.DELIMITER) {
            bytes.setByte(length, Sip2Message.DELIMITER);
            end++;
        }
        Sip2Index index = new Sip2Index();
        while (at < end) {
            int stop = bytes.indexOf(at, end, (byte) Sip2Message.DELIMITER);
            if (stop - at >= 2) {
                index.add(bytes.getUnsignedShort(at), at + 2, stop);
            }
            at = stop + 1;
        }
        return new Sip2Frame(bytes.setIndex(0, end), end, index, true);
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
