package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts CQL into words, quoted words and the signs between them. */
final class CqlWords {
    private static final int MOST = 10_000;
    private static final String SIGNS = "()/=<>";
    private static final String BLANKS = " \t\r\n";

    /** The kinds of word; at the end there is always an END more. */
    enum Kind {
        PLAIN,
        QUOTED,
        SIGN,
        END
    }

    /** A word without its quotes, but with its backslashes. */
    record Word(Kind kind, Window text) {
        boolean isSign(String sign) {
            return kind == Kind.SIGN && text.is(sign);
        }

        boolean isText() {
            return kind == Kind.PLAIN || kind == Kind.QUOTED;
        }

        /** Whether it is this word of the language, which is never in quotes. */
        boolean isKeyword(String keyword) {
            return kind == Kind.PLAIN && text.isIgnoringCase(keyword);
        }
    }

    private final Window text;
    private final List<Word> words = new ArrayList<>();
    private int next;

    private CqlWords(Window text) {
        this.text = text;
    }

    /** All words of a text. */
    static List<Word> of(Window text) {
        CqlWords cutter = new CqlWords(text);
        while (cutter.toNextWord()) {
            cutter.word();
        }
        cutter.add(Kind.END, cutter.next, cutter.next);
        return cutter.words;
    }

    private boolean toNextWord() {
        while (next < text.length() && BLANKS.indexOf(text.byteAt(next)) >= 0) {
            next++;
        }
        return next < text.length();
    }

    private void word() {
        int first = text.byteAt(next);
        if (first == '"') {
            quoted();
        } else if (SIGNS.indexOf(first) >= 0) {
            int from = next;
            next += isDouble(first) ? 2 : 1;
            add(Kind.SIGN, from, next);
        } else {
            plain();
        }
    }

    /** Whether a sign of two letters begins here: {@code == >= <= <>}. */
    private boolean isDouble(int first) {
        int second = next + 1 < text.length() ? text.byteAt(next + 1) : ' ';
        return (second == '=' && (first == '=' || first == '<' || first == '>'))
                || (second == '>' && first == '<');
    }

    private void quoted() {
        int from = ++next;
        while (next < text.length() && text.byteAt(next) != '"') {
            next += text.byteAt(next) == '\\' ? 2 : 1;
        }
        if (next >= text.length()) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        add(Kind.QUOTED, from, next++);
    }

    private void plain() {
        int from = next;
        while (next < text.length() && isPlain(text.byteAt(next))) {
            next += text.byteAt(next) == '\\' ? 2 : 1;
        }
        if (next > text.length() || (next < text.length() && text.byteAt(next) == '"')) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        add(Kind.PLAIN, from, next);
    }

    private static boolean isPlain(int octet) {
        return octet != '"' && SIGNS.indexOf(octet) < 0 && BLANKS.indexOf(octet) < 0;
    }

    private void add(Kind kind, int from, int to) {
        if (words.size() >= MOST) {
            throw new QueryFault(QueryDiagnostic.TOO_LONG);
        }
        words.add(new Word(kind, text.part(from, to)));
    }
}
