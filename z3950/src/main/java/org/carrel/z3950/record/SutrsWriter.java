package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes a record as plain text for people to read: a line for each field. Stateless. */
public final class SutrsWriter {
    private static final int ROUND_A_FIELD = 8;

    private SutrsWriter() {}

    /**
     * A buffer of its own with the text, in the character set of the record, which the caller wipes
     * and releases.
     */
    public static ByteBuf write(Marc marc, ByteBufAllocator allocator) {
        int size = marc.contentSize() + (marc.fields() + 1) * ROUND_A_FIELD;
        ByteBuf to = allocator.directBuffer(size, size);
        for (int field = 0; field < marc.fields(); field++) {
            MarcTag.write(marc.tag(field), to);
            if (MarcTag.isControl(marc.tag(field))) {
                int start = marc.start(field);
                to.writeByte(' ').writeBytes(marc.bytes(), start, marc.end(field) - start);
            } else {
                subfields(marc, field, to);
            }
            to.writeByte('\n');
        }
        return to;
    }

    private static void subfields(Marc marc, int field, ByteBuf to) {
        Subfields subfields = new Subfields(marc, field);
        while (subfields.next()) {
            int length = subfields.end() - subfields.start();
            to.writeByte(' ').writeBytes(marc.bytes(), subfields.start(), length);
        }
    }
}
