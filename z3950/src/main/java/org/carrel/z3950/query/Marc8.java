package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.record.Marc8Letters;

/**
 * MARC-8 with the sets that a text begins with, ASCII and the extended Latin of ANSEL. It writes a
 * letter's marks before the letter, Unicode behind it; hence a writer that holds a letter back.
 */
final class Marc8 {
    private static final int NO_LETTER = -1;

    private final ByteBuf to;
    private int held = NO_LETTER;

    /** A writer that appends to a buffer with room for what comes. */
    Marc8(ByteBuf to) {
        this.to = to;
    }

    /** Appends bytes of MARC-8 in UTF-8, letters and marks in one where Unicode has that. */
    static void toUtf8(Window bytes, WipedBuffer to) {
        int marksFrom = 0;
        for (int at = 0; at < bytes.length(); at++) {
            int octet = bytes.byteAt(at);
            if (!isMark(octet)) {
                marked(letter(octet), bytes.part(marksFrom, at), to);
                marksFrom = at + 1;
            }
        }
        if (marksFrom < bytes.length()) {
            throw malformed();
        }
    }

    /** Appends a character, which a mark that follows will still change. */
    void write(int codePoint) {
        int octet = Marc8Letters.octet(codePoint);
        if (octet >= 0 && isMark(octet)) {
            to.writeByte(octet);
            return;
        }
        end();
        held = letterOf(codePoint);
    }

    /** Appends the letter that was held back. */
    void end() {
        if (held != NO_LETTER) {
            to.writeByte(held);
        }
        held = NO_LETTER;
    }

    /** Appends the marks of a letter; the letter that is left. */
    private int letterOf(int codePoint) {
        int octet = Marc8Letters.octet(codePoint);
        if (octet >= 0) {
            return octet;
        }
        int mark = Marc8Letters.octet(Marc8Letters.mark(codePoint));
        if (Marc8Letters.letter(codePoint) == 0 || mark < 0) {
            throw new QueryFault(QueryDiagnostic.UNREPRESENTABLE);
        }
        int letter = letterOf(Marc8Letters.letter(codePoint));
        to.writeByte(mark);
        return letter;
    }

    private static void marked(int letter, Window marks, WipedBuffer to) {
        int base = letter;
        int joined = 0;
        while (joined < marks.length()) {
            int whole = Marc8Letters.whole(base, letter(marks.byteAt(joined)));
            if (whole == 0) {
                break;
            }
            base = whole;
            joined++;
        }
        Utf8.write(base, to);
        for (int at = joined; at < marks.length(); at++) {
            int mark = letter(marks.byteAt(at));
            if (mark != Marc8Letters.NOTHING) {
                Utf8.write(mark, to);
            }
        }
    }

    private static boolean isMark(int octet) {
        if (octet < 0x80) {
            return false;
        }
        int character = Marc8Letters.character(octet);
        return character == Marc8Letters.NOTHING || Marc8Letters.isMark(character);
    }

    private static int letter(int octet) {
        int letter = Marc8Letters.character(octet);
        if (letter < 0) {
            throw malformed();
        }
        return letter;
    }

    private static QueryFault malformed() {
        return new QueryFault(QueryDiagnostic.MALFORMED_TERM);
    }
}
