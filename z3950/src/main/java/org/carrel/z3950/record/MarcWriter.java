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
    private static final int REST_AT = 17;
    private static final int MAP_AT = 20;
    private static final int ENTRY_MAP = ('4' << 24) | ('5' << 16) | ('0' << 8) | '0';

    private MarcWriter() {}

    /**
     * A buffer of its own with the record, which the caller wipes and releases.
     *
     * @throws MalformedRecord if a field or the record is longer than ISO 2709 can say
     */
    public static ByteBuf write(Marc marc, ByteBufAllocator allocator) {
        int base = Marc.LEADER_LENGTH + marc.fields() * ENTRY + 1;
        int length = base + marc.contentSize() + marc.fields() + 1;
        if (length > MarcReader.LONGEST) {
            throw new MalformedRecord(Fault.TOO_LONG, 0);
        }
        requireFieldsFit(marc);
        ByteBuf to = allocator.directBuffer(length, length);
        writeLeader(marc, length, base, to);
        int start = 0;
        for (int field = 0; field < marc.fields(); field++) {
            int size = marc.end(field) - marc.start(field) + 1;
            MarcTag.write(marc.tag(field), to);
            writeNumber(size, 4, to);
            writeNumber(start, 5, to);
            start += size;
        }
        to.writeByte(Marc.FIELD_END);
        for (int field = 0; field < marc.fields(); field++) {
            int size = marc.end(field) - marc.start(field);
            to.writeBytes(marc.bytes(), marc.start(field), size).writeByte(Marc.FIELD_END);
        }
        return to.writeByte(Marc.RECORD_END);
    }

    private static void requireFieldsFit(Marc marc) {
        for (int field = 0; field < marc.fields(); field++) {
            if (marc.end(field) - marc.start(field) >= LONGEST_FIELD) {
                throw new MalformedRecord(Fault.TOO_LONG, marc.start(field));
            }
        }
    }

    private static void writeLeader(Marc marc, int length, int base, ByteBuf to) {
        writeNumber(length, 5, to);
        for (int at = 5; at < BASE_AT; at++) {
            to.writeByte(printable(marc.leader(at)));
        }
        writeNumber(base, 5, to);
        for (int at = REST_AT; at < MAP_AT; at++) {
            to.writeByte(printable(marc.leader(at)));
        }
        to.writeInt(ENTRY_MAP);
    }

    private static int printable(int letter) {
        return letter >= ' ' && letter < 0x7F ? letter : ' ';
    }

    private static void writeNumber(int number, int digits, ByteBuf to) {
        int divisor = 1;
        for (int digit = 1; digit < digits; digit++) {
            divisor *= 10;
        }
        for (int rest = number; divisor > 0; divisor /= 10) {
            to.writeByte('0' + rest / divisor);
            rest %= divisor;
        }
    }
}
