package org.carrel.z3950.record;

import io.netty.buffer.ByteBufAllocator;

/**
 * Writes a record's text in another character set and says so where the record says it: leader/09
 * and field 066 of MARC 21, 100 $a of UNIMARC (z3950.md §8.1).
 */
public final class MarcTranscoder {
    private static final int CODING_SCHEME = 9;
    private static final int SETS_PRESENT = MarcTag.of("066");
    private static final int GENERAL_DATA = MarcTag.of("100");
    private static final int UNIMARC_SETS_AT = 26;
    private static final String UNIMARC_UTF_8 = "50  ";

    private MarcTranscoder() {}

    /** A new record in UTF-8, which the caller closes as well as the old one. */
    public static Marc toUtf8(Marc marc, MarcDialect dialect, ByteBufAllocator allocator) {
        try (MarcBuilder to = builder(marc, allocator)) {
            to.leader(CODING_SCHEME, 'a');
            TextDecoder decoder = new TextDecoder(marc.charset(), to);
            Text decoded = (start, end) -> decoder.decode(marc.bytes(), start, end);
            boolean unimarc = dialect == MarcDialect.UNIMARC;
            each(marc, to, unimarc ? new Unimarc(marc, decoded, to) : decoded);
            return to.build(MarcCharset.UTF_8);
        }
    }

    /** A new record in MARC-8 of one that is in UTF-8; the caller closes both. */
    public static Marc toMarc8(Marc marc, ByteBufAllocator allocator) {
        try (MarcBuilder to = builder(marc, allocator)) {
            to.leader(CODING_SCHEME, ' ');
            each(marc, to, (start, end) -> new TextEncoder(to).encode(marc.bytes(), start, end));
            return to.build(MarcCharset.MARC_8);
        }
    }

    private static MarcBuilder builder(Marc marc, ByteBufAllocator allocator) {
        int size = Marc.LEADER_LENGTH + marc.contentSize() * 2;
        return new MarcBuilder(allocator, size).leader(marc.bytes(), 0);
    }

    private static void each(Marc marc, MarcBuilder to, Text text) {
        for (int field = 0; field < marc.fields(); field++) {
            int tag = marc.tag(field);
            if (tag == SETS_PRESENT) {
                continue;
            }
            if (MarcTag.isControl(tag)) {
                to.begin(tag);
                text.write(marc.start(field), marc.end(field));
            } else {
                to.begin(tag, marc.indicator(field, 0), marc.indicator(field, 1));
                subfields(marc, field, to, text);
            }
            to.end();
        }
    }

    private static void subfields(Marc marc, int field, MarcBuilder to, Text text) {
        Subfields subfields = new Subfields(marc, field);
        while (subfields.next()) {
            if (MarcTag.isAscii(subfields.code())) {
                to.subfield(subfields.code());
                text.write(field, subfields);
            }
        }
    }

    /** What is done to one stretch of text. */
    private interface Text {
        void write(int start, int end);

        /** The same for a subfield of a field. */
        default void write(int field, Subfields subfield) {
            write(subfield.start(), subfield.end());
        }
    }

    /**
     * Text of UNIMARC on its way to UTF-8: where 100 $a names the sets, it names UTF-8. The place
     * is counted in the old text, since in the new one it may be in the middle of a character.
     */
    private record Unimarc(Marc marc, Text decoded, MarcBuilder to) implements Text {
        @Override
        public void write(int start, int end) {
            decoded.write(start, end);
        }

        @Override
        public void write(int field, Subfields subfield) {
            int sets = subfield.start() + UNIMARC_SETS_AT;
            int behind = sets + UNIMARC_UTF_8.length();
            boolean named =
                    marc.tag(field) == GENERAL_DATA
                            && subfield.code() == 'a'
                            && behind <= subfield.end();
            if (named) {
                decoded.write(subfield.start(), sets);
                to.append(UNIMARC_UTF_8);
            }
            decoded.write(named ? behind : subfield.start(), subfield.end());
        }
    }
}
