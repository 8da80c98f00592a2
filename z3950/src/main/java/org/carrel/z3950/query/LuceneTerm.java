package org.carrel.z3950.query;

/** Writes terms so that Lucene reads nothing in them but letters, and masks where we put them. */
final class LuceneTerm {
    private static final int RIGHT = 1;
    private static final int LEFT = 2;
    private static final int BOTH = 3;
    private static final int NONE = 100;

    private final WipedBuffer to;
    private final int truncation;

    /** A writer for terms with this truncation of Bib-1, 0 where none was said. */
    LuceneTerm(WipedBuffer to, int truncation) {
        boolean known = truncation <= BOTH || truncation == NONE;
        if (!known) {
            throw new QueryFault(QueryDiagnostic.TRUNCATION);
        }
        this.to = to;
        this.truncation = truncation == NONE ? 0 : truncation;
    }

    /** Words side by side; masked words cannot stand in quotes and are asked for one by one. */
    void phrase(Window text) {
        if (truncation == 0) {
            quoted(text);
        } else {
            words(text);
        }
    }

    /** All words of a text, in any order. */
    void words(Window text) {
        to.writeByte('(');
        boolean more = false;
        int from = 0;
        while (from <= text.length()) {
            int blank = text.indexOf(' ', from);
            int end = blank < 0 ? text.length() : blank;
            if (end > from) {
                to.writeAscii(more ? " AND " : "");
                word(text.part(from, end));
                more = true;
            }
            from = end + 1;
        }
        if (!more) {
            throw new QueryFault(QueryDiagnostic.EMPTY_TERM);
        }
        to.writeByte(')');
    }

    /** A text in quotes, where only the quote and the backslash are signs. */
    void quoted(Window text) {
        to.writeByte('"');
        for (int at = 0; at < text.length(); at++) {
            int letter = text.byteAt(at);
            if (letter == '"' || letter == '\\') {
                to.writeByte('\\');
            }
            to.writeByte(letter);
        }
        to.writeByte('"');
    }

    private void word(Window word) {
        if (truncation == 0) {
            quoted(word);
            return;
        }
        if (truncation == LEFT || truncation == BOTH) {
            to.writeByte('*');
        }
        escaped(word);
        if (truncation == RIGHT || truncation == BOTH) {
            to.writeByte('*');
        }
    }

    /** A backslash before all of ASCII that is neither a letter nor a digit. */
    private void escaped(Window word) {
        for (int at = 0; at < word.length(); at++) {
            int letter = word.byteAt(at);
            if (letter < 0x80 && !Character.isLetterOrDigit(letter)) {
                to.writeByte('\\');
            }
            to.writeByte(letter);
        }
    }
}
