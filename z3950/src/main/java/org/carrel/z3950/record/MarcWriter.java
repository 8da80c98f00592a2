package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.record.MalformedRecord.Fault;

/**
 * Writes ISO 2709 anew: the record's length, the base address and the directory are counted, never
 * taken over. Stateless.
 */
public final class MarcWriter {
    private static final int ENTRY = 12;
    private static final int LONGEST_FIELD = 9_999;
    private static final int BASE_AT = 12;
    private static final int SIZE_AT = 3;
    private static final int START_AT = 7;
    private static final int MAP_AT = 20;
    private static final int ENTRY_MAP = ('4' << 24) | ('5' << 16) | ('0' << 8) | '0';

    private MarcWriter() {}

    /**
     * A buffer of its own with the record, which the caller wipes and releases.
     *
     * @throws MalformedRecord if a field or the record is longer than ISO 2709 can say
     */
    public static ByteBuf write(Marc marc, ByteBufAllocator allocator) {
        int base = base(marc.fields());
        int length = requireFitting(marc);
        ByteBuf to = allocator.directBuffer(length, length);
        to.writeBytes(marc.bytes(), 0, Marc.LEADER_LENGTH).writerIndex(base);
        writeHeader(marc, 0, length, to);
        for (int field = 0; field < marc.fields(); field++) {
            int size = marc.end(field) - marc.start(field);
            to.writeBytes(marc.bytes(), marc.start(field), size).writeByte(Marc.FIELD_END);
        }
        return to.writeByte(Marc.RECORD_END);
    }

    /**
     * The same in the record's own memory, which goes over to the caller, where it was built with
     * room for it, and in a new buffer where not. The record is closed.
     *
     * @throws MalformedRecord if a field or the record is longer than ISO 2709 can say
     */
    public static ByteBuf overwrite(Marc marc, ByteBufAllocator allocator) {
        int from = marc.built() - base(marc.fields());
        boolean fits = from >= 0 && isFitting(marc);
        if (!fits) {
            try (marc) {
                return write(marc, allocator);
            }
        }
        ByteBuf to = marc.bytes();
        to.setBytes(from, to, 0, Marc.LEADER_LENGTH);
        to.writeByte(Marc.RECORD_END).readerIndex(from);
        writeHeader(marc, from, to.readableBytes(), to);
        return to;
    }

    /** Where the fields begin in a record of so many. */
    static int base(int fields) {
        return Marc.LEADER_LENGTH + fields * ENTRY + 1;
    }

    private static int length(Marc marc) {
        return base(marc.fields()) + marc.contentSize() + marc.fields() + 1;
    }

    private static int requireFitting(Marc marc) {
        if (!isFitting(marc)) {
            throw new MalformedRecord(Fault.TOO_LONG, 0);
        }
        return length(marc);
    }

    private static boolean isFitting(Marc marc) {
        boolean fits = length(marc) <= MarcReader.LONGEST;
        for (int field = 0; fits && field < marc.fields(); field++) {
            fits = marc.end(field) - marc.start(field) < LONGEST_FIELD;
        }
        return fits;
    }

    /** Puts the numbers into the leader that stands at a place, and the directory behind it. */
    private static void writeHeader(Marc marc, int at, int length, ByteBuf to) {
        for (int letter = 0; letter < Marc.LEADER_LENGTH; letter++) {
            to.setByte(at + letter, printable(to.getByte(at + letter)));
        }
        Digits.setFive(to, at, length);
        Digits.setFive(to, at + BASE_AT, base(marc.fields()));
        to.setInt(at + MAP_AT, ENTRY_MAP);
        int entry = at + Marc.LEADER_LENGTH;
        int start = 0;
        for (int field = 0; field < marc.fields(); field++) {
            int size = marc.end(field) - marc.start(field) + 1;
            to.setMedium(entry, marc.tag(field));
            Digits.setFour(to, entry + SIZE_AT, size);
            Digits.setFive(to, entry + START_AT, start);
            start += size;
            entry += ENTRY;
        }
        to.setByte(entry, Marc.FIELD_END);
    }

    private static int printable(int letter) {
        return letter >= ' ' && letter < 0x7F ? letter : ' ';
    }
}
