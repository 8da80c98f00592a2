package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.MarcReader;
import org.carrel.z3950.record.RecordForm;

/**
 * How the MARC records of one source are read, by the form that they say they are in, and scrubbed.
 * Any thread.
 */
final class MarcReading {
    private final MarcReader marc21;
    private final MarcReader unimarc;
    private final MarcScrub scrub;

    /**
     * @param usual what the source means by text that is no UTF-8, where the administrator said so
     */
    MarcReading(MarcScrub scrub, Optional<MarcCharset> usual, ByteBufAllocator allocator) {
        this.scrub = scrub;
        this.marc21 = reader(MarcDialect.MARC_21, usual, allocator);
        this.unimarc = reader(MarcDialect.UNIMARC, usual, allocator);
    }

    private static MarcReader reader(
            MarcDialect dialect, Optional<MarcCharset> usual, ByteBufAllocator allocator) {
        return new MarcReader(dialect, usual.orElse(dialect.usual()), allocator);
    }

    /**
     * The record that a body is, in the character set of what is left of it when it is scrubbed.
     *
     * @throws org.carrel.z3950.record.MalformedRecord if it is none
     */
    Marc read(RecordForm form, ByteBuf body) {
        MarcReader reader = form == RecordForm.UNIMARC ? unimarc : marc21;
        return reader.read(body, record -> judged(reader, record));
    }

    /** What stays unread decides; if it says nothing, what is looked at and stays. */
    private MarcCharset judged(MarcReader reader, Marc record) {
        try (Marc sure = scrub.scrub(record, Legible.NOTHING)) {
            if (!PersonPatterns.isPlain(
                    sure.bytes(), Marc.LEADER_LENGTH, sure.bytes().writerIndex())) {
                return reader.charset(sure);
            }
        }
        try (Marc left = scrub.scrub(record, Legible.EVERYTHING)) {
            return reader.charset(left);
        }
    }

    MarcScrub scrub() {
        return scrub;
    }
}
