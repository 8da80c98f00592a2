package org.carrel.z3950.query;

/** What the text of each kind of term may be made of. */
final class TermText {
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_DATE = 40;

    private TermText() {}

    /** The term itself; anything that its kind does not allow is refused with 125. */
    static Term checked(Term term) {
        Window text = term.text();
        boolean sound =
                switch (term.kind()) {
                    case GENERAL, CHARACTER_STRING -> isUtf8(text);
                    case NUMERIC -> isNumber(text);
                    case DATE_TIME ->
                            text.length() <= LONGEST_DATE && isMadeOf(text, "0123456789.+-Z");
                    case NULL -> text.isEmpty();
                };
        if (!sound) {
            throw new QueryFault(QueryDiagnostic.MALFORMED_TERM);
        }
        return term;
    }

    /** The number that a numeric term's digits stand for. */
    static long number(Window digits) {
        boolean negative = digits.byteAt(0) == '-';
        long number = 0;
        for (int at = negative ? 1 : 0; at < digits.length(); at++) {
            number = number * 10 + (digits.byteAt(at) - '0');
        }
        return negative ? -number : number;
    }

    /** Refuses a name that is no text; a byte that is no letter could not be said in PQF. */
    static void requireText(Window name) {
        if (!isUtf8(name)) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
    }

    /** Whether the bytes are characters of Unicode, none of them of more than four bytes. */
    static boolean isUtf8(Window text) {
        int at = 0;
        while (at < text.length()) {
            int width = Utf8.widthAt(text, at);
            if (width == 0) {
                return false;
            }
            at += width;
        }
        return true;
    }

    private static boolean isNumber(Window text) {
        int sign = !text.isEmpty() && text.byteAt(0) == '-' ? 1 : 0;
        int digits = text.length() - sign;
        return digits > 0
                && digits <= MOST_DIGITS
                && isMadeOf(text.part(sign, text.length()), "0123456789")
                && (digits == 1 || text.byteAt(sign) != '0')
                && (sign == 0 || text.byteAt(1) != '0');
    }

    private static boolean isMadeOf(Window text, String letters) {
        for (int at = 0; at < text.length(); at++) {
            if (letters.indexOf(text.byteAt(at)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
