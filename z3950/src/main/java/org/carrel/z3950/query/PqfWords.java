package org.carrel.z3950.query;

/** Cuts PQF into words: quoted by {@code "…"} or {@code {…}}, or up to the next blank. */
final class PqfWords {
    private static final int NOTHING_MORE = -1;

    private final Window text;
    private int next;
    private int from;
    private int to;
    private boolean quoted;

    PqfWords(Window text) {
        this.text = text;
        advance();
    }

    /** Whether all words were taken. */
    boolean atEnd() {
        return from == NOTHING_MORE;
    }

    /** The word in front, as it was written and without its quotes. */
    Window peek() {
        if (atEnd()) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        return text.part(from, to);
    }

    /** Whether the word in front is a command of PQF, such as {@code @and}. */
    boolean atCommand() {
        return !quoted && peek().length() > 1 && peek().byteAt(0) == '@';
    }

    /** Takes the word in front. */
    Window take() {
        Window word = peek();
        advance();
        return word;
    }

    private void advance() {
        while (next < text.length() && isBlank(text.byteAt(next))) {
            next++;
        }
        if (next >= text.length()) {
            from = NOTHING_MORE;
            return;
        }
        int first = text.byteAt(next);
        quoted = first == '"' || first == '{';
        if (quoted) {
            quotedWord(first == '"' ? '"' : '}');
        } else {
            plainWord();
        }
    }

    private void quotedWord(int end) {
        from = ++next;
        while (next < text.length() && text.byteAt(next) != end) {
            next += text.byteAt(next) == '\\' ? 2 : 1;
        }
        if (next >= text.length()) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        to = next++;
    }

    private void plainWord() {
        from = next;
        while (next < text.length() && !isBlank(text.byteAt(next))) {
            next++;
        }
        to = next;
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
