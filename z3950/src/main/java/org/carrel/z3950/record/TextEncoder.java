package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;

/**
 * Turns UTF-8 text into MARC-8, with marks before their letters and escapes to the sets that have a
 * letter; what none has is written as {@code &#xHHHH;}, as the Library of Congress does. One
 * thread.
 */
final class TextEncoder {
    private static final int ESCAPE = 0x1B;
    private static final int TO_ASCII = 'B';
    private static final String DIGITS = "0123456789ABCDEF";

    private final MarcBuilder to;
    private int set = TO_ASCII;

    TextEncoder(MarcBuilder to) {
        this.to = to;
    }

    /** Appends the text between two places to the open field; it ends in ASCII again. */
    void encode(ByteBuf bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int length = Math.max(1, Utf8.length(bytes, at, end));
            int character = Utf8.decode(bytes, at, length);
            at += length;
            int marksEnd = marksEnd(bytes, at, end);
            for (int mark = at; mark < marksEnd; mark += Utf8.length(bytes, mark, end)) {
                write(Utf8.decode(bytes, mark, Utf8.length(bytes, mark, end)));
            }
            write(character);
            at = marksEnd;
        }
        change(TO_ASCII);
    }

    private static int marksEnd(ByteBuf bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int length = Utf8.length(bytes, at, end);
            if (length == 0 || !Composition.isMark(Utf8.decode(bytes, at, length))) {
                return at;
            }
            at += length;
        }
        return at;
    }

    private void write(int character) {
        int octet = LatinSets.octet(MarcCharset.MARC_8, character);
        if (character < 0x80) {
            change(TO_ASCII);
            to.append(character);
        } else if (octet >= 0) {
            to.append(octet);
        } else if (Composition.letter(character) != 0) {
            writeApart(character);
        } else {
            writeEscaped(character);
        }
    }

    private void writeApart(int character) {
        write(Composition.mark(character));
        write(Composition.letter(character));
    }

    private void writeEscaped(int character) {
        for (EscapeSet each : EscapeSet.values()) {
            int octet = each.octet(character);
            if (octet >= 0) {
                change(each.finalByte());
                to.append(octet);
                return;
            }
        }
        writeNumber(character);
    }

    private void writeNumber(int character) {
        change(TO_ASCII);
        to.append("&#x");
        for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
            to.append(DIGITS.charAt((character >> shift) & 0xF));
        }
        to.append(';');
    }

    private void change(int wanted) {
        if (wanted == set) {
            return;
        }
        boolean wasLetter = set == 'g' || set == 'b' || set == 'p';
        boolean isLetter = wanted == 'g' || wanted == 'b' || wanted == 'p';
        to.append(ESCAPE);
        if (isLetter) {
            to.append(wanted);
        } else if (wasLetter && wanted == TO_ASCII) {
            to.append('s');
        } else {
            to.append('(').append(wanted);
        }
        set = wanted;
    }
}
