package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/**
 * Turns the text of one subfield or control field into UTF-8, each letter composed with its marks
 * as far as Unicode has one character for it. What a set does not have becomes U+FFFD; a character
 * of the East Asian set of MARC-8, for which we have no table, becomes U+3013, the mark that
 * Japanese printers set for a missing type. One thread.
 */
final class TextDecoder {
    private static final int ESCAPE = 0x1B;
    private static final int MISSING_TYPE = 0x3013;
    private static final int MOST_MARKS = 8;
    private static final int LONGEST = 4;

    private final int[] marks = new int[MOST_MARKS];
    private final MarcCharset charset;
    private final MarcBuilder to;
    private int waiting;
    private Marc8State sets = new Marc8State();

    TextDecoder(MarcCharset charset, MarcBuilder to) {
        this.charset = charset;
        this.to = to;
    }

    /** Appends the text between two places to the open field. */
    void decode(ByteBuf bytes, int from, int end) {
        sets = new Marc8State();
        waiting = 0;
        int at = from;
        while (at < end) {
            int octet = bytes.getUnsignedByte(at);
            if (charset == MarcCharset.UTF_8) {
                at = copy(bytes, at, end);
            } else if (octet == ESCAPE && charset == MarcCharset.MARC_8) {
                at = sets.escape(bytes, at, end);
            } else if (charset == MarcCharset.MARC_8 && sets.isTriple(octet)) {
                write(MISSING_TYPE);
                at += 3;
            } else {
                take(octet);
                at++;
            }
        }
        writeMarks();
    }

    private int copy(ByteBuf bytes, int at, int end) {
        int length = Utf8.length(bytes, at, end);
        write(length == 0 ? Utf8.REPLACEMENT : Utf8.decode(bytes, at, length));
        return at + Math.max(1, length);
    }

    private void take(int octet) {
        int character = charset == MarcCharset.MARC_8 ? sets.character(octet) : singleByte(octet);
        if (character == LatinSets.NOTHING) {
            return;
        }
        if (charset != MarcCharset.LATIN_1 && Composition.isMark(character)) {
            if (waiting == MOST_MARKS) {
                writeMarks();
            }
            marks[waiting++] = character;
            return;
        }
        writeLetter(character);
    }

    private int singleByte(int octet) {
        return octet < 0x80 ? octet : LatinSets.character(charset, octet);
    }

    /** Marks stand before their letter in these sets, and behind it in Unicode. */
    private void writeLetter(int letter) {
        int whole = letter;
        int used = 0;
        while (used < waiting && Composition.whole(whole, marks[used]) != 0) {
            whole = Composition.whole(whole, marks[used]);
            used++;
        }
        write(whole);
        for (int mark = used; mark < waiting; mark++) {
            write(marks[mark]);
        }
        waiting = 0;
    }

    private void writeMarks() {
        for (int mark = 0; mark < waiting; mark++) {
            write(marks[mark]);
        }
        waiting = 0;
    }

    private void write(int character) {
        Utf8.write(to.room(LONGEST), isSeparator(character) ? ' ' : character);
    }

    private static boolean isSeparator(int character) {
        return character >= Marc.RECORD_END && character <= Marc.SUBFIELD;
    }
}
