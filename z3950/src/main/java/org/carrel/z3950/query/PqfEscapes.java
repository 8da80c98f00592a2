package org.carrel.z3950.query;

/** The backslash in PQF's words, as libyaz reads it. */
final class PqfEscapes {
    private static final String LETTERS = "tnrf";
    private static final String CONTROLS = "\t\n\r\f";
    private static final String HEX = "0123456789ABCDEF";

    private PqfEscapes() {}

    /** Appends a word with its backslashes undone. */
    static Window undone(Window word, WipedBuffer to) {
        int from = to.length();
        int at = 0;
        while (at < word.length()) {
            at += undoneAt(word, at, to);
        }
        return Window.since(to, from);
    }

    /**
     * Appends a word in quotes, in a form that {@link #undone} turns back into it. libyaz takes an
     * {@code @} in front for a command even there.
     */
    static void quoted(Window word, WipedBuffer to) {
        to.writeByte('"');
        if (!word.isEmpty() && word.byteAt(0) == '@') {
            to.writeByte('\\');
        }
        escaped(word, to);
        to.writeByte('"');
    }

    /** Appends what stands between the quotes. */
    static void escaped(Window word, WipedBuffer to) {
        for (int at = 0; at < word.length(); at++) {
            escaped(word.byteAt(at), to);
        }
    }

    /** Appends a byte as two hexadecimal digits behind {@code \x}. */
    static void hex(int octet, WipedBuffer to) {
        to.writeAscii("\\x").writeByte(HEX.charAt(octet >> 4)).writeByte(HEX.charAt(octet & 0xF));
    }

    private static void escaped(int octet, WipedBuffer to) {
        if (octet < ' ') {
            hex(octet, to);
            return;
        }
        if (octet == '"' || octet == '\\') {
            to.writeByte('\\');
        }
        to.writeByte(octet);
    }

    /** Appends the letter at a place; how many bytes of the word stand for it. */
    private static int undoneAt(Window word, int at, WipedBuffer to) {
        int left = word.length() - at;
        if (word.byteAt(at) != '\\' || left < 2) {
            to.writeByte(word.byteAt(at));
            return 1;
        }
        int letter = word.byteAt(at + 1);
        if (letter == 'x' && left >= 4) {
            to.writeByte((digit(word.byteAt(at + 2), 16) << 4) | digit(word.byteAt(at + 3), 16));
            return 4;
        }
        if (letter >= '0' && letter <= '3' && left >= 4) {
            int high = (letter - '0') << 6;
            to.writeByte(
                    high | (digit(word.byteAt(at + 2), 8) << 3) | digit(word.byteAt(at + 3), 8));
            return 4;
        }
        int control = LETTERS.indexOf(letter);
        to.writeByte(control < 0 ? letter : CONTROLS.charAt(control));
        return 2;
    }

    private static int digit(int letter, int radix) {
        int digit = Character.digit((char) letter, radix);
        if (digit < 0) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        return digit;
    }
}
