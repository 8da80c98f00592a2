package org.carrel.z3950.query;

/**
 * Terms of RPN in CQL's spelling, where {@code * ? ^ " \} are signs unless a backslash precedes.
 */
final class CqlText {
    private static final String SIGNS = "\\\"*?^";

    private CqlText() {}

    /** Appends a term in which every sign is a letter. */
    static Window escaped(Window term, WipedBuffer to) {
        int from = to.length();
        for (int at = 0; at < term.length(); at++) {
            letter(term.byteAt(at), to);
        }
        return Window.since(to, from);
    }

    /** Appends a term of Z39.58, where {@code ?} masks any letters and {@code #} one. */
    static Window fromZ3958(Window term, WipedBuffer to) {
        int from = to.length();
        for (int at = 0; at < term.length(); at++) {
            int letter = term.byteAt(at);
            if (letter == '?') {
                requireNoCount(term, at + 1);
                to.writeByte('*');
            } else if (letter == '#') {
                to.writeByte('?');
            } else {
                at += letter == '\\' && at < term.length() - 1 ? 1 : 0;
                letter(term.byteAt(at), to);
            }
        }
        return Window.since(to, from);
    }

    /** CQL cannot say "up to three letters". */
    private static void requireNoCount(Window term, int at) {
        if (at < term.length() && term.byteAt(at) >= '0' && term.byteAt(at) <= '9') {
            throw new QueryFault(QueryDiagnostic.TRUNCATION);
        }
    }

    private static void letter(int letter, WipedBuffer to) {
        if (SIGNS.indexOf(letter) >= 0) {
            to.writeByte('\\');
        }
        to.writeByte(letter);
    }
}
