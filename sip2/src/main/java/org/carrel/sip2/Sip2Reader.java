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
    /** Any number says that a signed 96 or 97 is signed; it is never written. */
    private static final int UNNUMBERED = 0;

    private final Sip2Dialect dialect;
    private final ByteBufAllocator allocator;
    private final Sip2Tail tail;
    private boolean doubtful;
    private boolean mayTakeOver;
    private boolean tookOver;

    Sip2Reader(Sip2Dialect dialect, ByteBufAllocator allocator) {
        this.dialect = dialect;
        this.allocator = allocator;
        this.tail = new Sip2Tail(dialect);
    }

    /**
     * Reads the frame that stands from {@code from} to before {@code to}; the bytes stay where they
     * are.
     *
     * @throws MalformedSip2 if they are no SIP2 message, or AZ disagrees
     */
    Sip2Message read(ByteBuf wire, int from, int to) {
        int end = tail.end(wire, from, to);
        boolean signed = tail.isSigned(wire, from, end);
        int sequence = Sip2Message.NO_SEQUENCE;
        int bodyEnd = signed ? end - Sip2Tail.CHECKSUM : to;
        if (signed && Sip2Tail.hasSequence(wire, from, bodyEnd)) {
            bodyEnd -= Sip2Tail.SEQUENCE;
            sequence = wire.getByte(bodyEnd + 2) - '0';
        }
        Sip2MessageType type = type(wire, from, bodyEnd, signed);
        if (signed && !type.isNumbered()) {
            sequence = UNNUMBERED;
        }
        return message(type, wire, from, bodyEnd, sequence);
    }

    /**
     * Reads the frame that stands from the buffer's first byte to before {@code to}, where its
     * terminator is. Where the wire's form is our own, the message takes over the whole buffer,
     * which {@link #tookOver()} says; it is the caller's no more.
     *
     * @throws MalformedSip2 if it is no SIP2 message, or AZ disagrees
     */
    Sip2Message take(ByteBuf wire, int to) {
        mayTakeOver = true;
        tookOver = false;
        try {
            return read(wire, 0, to);
        } finally {
            mayTakeOver = false;
        }
    }

    /** Whether the message that was taken last has taken over the buffer. */
    boolean tookOver() {
        return tookOver;
    }

    /** Whether a value ever looked like another character set's than the one agreed. */
    boolean isDoubtful() {
        return doubtful;
    }

    /**
     * Whether these bytes are a whole message of whose terminator only the coming is missing, as
     * its checksum shows.
     */
    boolean isWhole(ByteBuf wire, int from, int to) {
        return tail.isWhole(wire, from, to);
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
        return reader.message(
                reader.type(kept, from, end, false), kept, from, end, Sip2Message.NO_SEQUENCE);
    }

    /**
     * Usually the wire's form is our own, so that the frame is the buffer or one copy, and an
     * index; else it is taken apart, mended and written anew.
     */
    private Sip2Message message(
            Sip2MessageType type, ByteBuf wire, int from, int bodyEnd, int sequence) {
        Sip2Index index = isOurForm(wire, from, bodyEnd) ? index(type, wire, from, bodyEnd) : null;
        if (index == null) {
            return transcoded(type, wire, from, bodyEnd, sequence);
        }
        tookOver = mayTakeOver;
        ByteBuf bytes = mayTakeOver ? wire : copied(wire, from, bodyEnd);
        int length = withLastDelimiter(type, bytes, bodyEnd - from);
        return new Sip2Message(
                type, new Sip2Frame(bytes.setIndex(0, length), length, index, true), sequence);
    }

    private boolean isOurForm(ByteBuf wire, int from, int end) {
        return dialect.delimiter() == Sip2Message.DELIMITER && Plainness.printable(wire, from, end);
    }

    /** Null where a field is not as the standard has it, and must be mended. */
    private static @Nullable Sip2Index index(
            Sip2MessageType type, ByteBuf wire, int from, int end) {
        Sip2Index index = new Sip2Index();
        int at = from + Sip2Message.CODE_LENGTH + type.fixedLength();
        while (at < end) {
            int found = wire.indexOf(at, end, (byte) Sip2Message.DELIMITER);
            int stop = found < 0 ? end : found;
            if (stop - at >= 2) {
                int id = wire.getUnsignedShort(at);
                if (!Sip2Mending.isRegular(Sip2Field.of(id), stop - at - 2)) {
                    return null;
                }
                index.add(id, at + 2 - from, stop - from);
            }
            at = stop + 1;
        }
        return index;
    }

    /** The bytes as they stand, and room for one delimiter. */
    private ByteBuf copied(ByteBuf wire, int from, int end) {
        int length = end - from;
        return allocator.directBuffer(length + 1, length + 1).writeBytes(wire, from, length);
    }

    /**
     * The length with the delimiter at the end that may be missing; there is always room for it.
     */
    private static int withLastDelimiter(Sip2MessageType type, ByteBuf bytes, int length) {
        boolean fields = length > Sip2Message.CODE_LENGTH + type.fixedLength();
        if (!fields || bytes.getByte(length - 1) == Sip2Message.DELIMITER) {
            return length;
        }
        bytes.setByte(length, Sip2Message.DELIMITER);
        return length + 1;
    }

    private Sip2MessageType type(ByteBuf wire, int from, int end, boolean errorDetection) {
        if (!Sip2Tail.hasCode(wire, from, end)) {
            throw new MalformedSip2(Fault.NOT_SIP2, 0, errorDetection);
        }
        Sip2MessageType type = Sip2Tail.type(wire, from, end);
        if (type == null) {
            throw new MalformedSip2(Fault.UNKNOWN_MESSAGE, 0, errorDetection);
        }
        if (end - from < Sip2Message.CODE_LENGTH + type.fixedLength()) {
            throw new MalformedSip2(Fault.TOO_SHORT, end - from, errorDetection);
        }
        return type;
    }

    private Sip2Message transcoded(
            Sip2MessageType type, ByteBuf wire, int from, int end, int sequence) {
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            int at = from + Sip2Message.CODE_LENGTH;
            for (FixedField column : type.columns()) {
                writer.column(column, new Sip2Value(wire, at, column.width()));
                at += column.width();
            }
            Sip2Mending mending = new Sip2Mending(dialect, wire, end, writer);
            mending.write(at);
            doubtful |= mending.isDoubtful();
            return writer.message(sequence);
        }
    }
}
