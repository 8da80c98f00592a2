package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import org.carrel.config.record.TextPatterns;

/**
 * Finds out whether free text speaks of a person: one of the words of the rules, an e-mail address,
 * a telephone number, or a card number of the library's. It looks at bytes and keeps nothing. Any
 * thread.
 */
final class PersonPatterns {
    private static final int ESCAPE = 0x1B;

    private final Words words;
    private final Words links;
    private final Words patronNumbers;

    PersonPatterns(TextPatterns text) {
        words = new Words(text.words());
        links = new Words(text.linkWords());
        patronNumbers = new Words(text.patronNumbers());
    }

    /** Whether something in the text is taken for a person. */
    boolean findsPerson(ByteBuf bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            int octet = bytes.getByte(at);
            boolean found =
                    switch (octet) {
                        case '@' -> isAddress(bytes, at, start, end);
                        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                                isFirstDigit(bytes, at, start)
                                        && isNumberOfPerson(bytes, at, start, end);
                        default -> false;
                    };
            if (found || words.isAt(bytes, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** Where a web address is cut so that no session or user is left in it; its end if nowhere. */
    int linkEnd(ByteBuf bytes, int start, int end) {
        int cut = start;
        while (cut < end && !beginsDetail(bytes.getByte(cut))) {
            cut++;
        }
        for (int at = cut; at < end; at++) {
            if (links.isAt(bytes, at, end)) {
                return cut;
            }
        }
        return findsPerson(bytes, cut, end) ? cut : end;
    }

    /** Whether a web address begins with the name of a user. */
    static boolean namesUser(ByteBuf bytes, int start, int end) {
        int authority = bytes.indexOf(start, end, (byte) ':');
        int from = authority < 0 ? start : Math.min(end, authority + 3);
        for (int at = from; at < end && bytes.getByte(at) != '/'; at++) {
            if (bytes.getByte(at) == '@') {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a digit, and so perhaps a date, in the text. */
    static boolean hasDigit(ByteBuf bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (isDigit(bytes.getByte(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is ASCII without escapes, which means the same in every character set. */
    static boolean isPlain(ByteBuf bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes.getByte(at) < 0 || bytes.getByte(at) == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private boolean isNumberOfPerson(ByteBuf bytes, int at, int start, int end) {
        return patronNumbers.isAt(bytes, at, end) || isTelephone(bytes, at, start, end);
    }

    private static boolean isFirstDigit(ByteBuf bytes, int at, int start) {
        return at == start || !isDigit(bytes.getByte(at - 1));
    }

    private static boolean isAddress(ByteBuf bytes, int at, int start, int end) {
        return at > start
                && at + 1 < end
                && isLetterOrDigit(bytes.getByte(at - 1))
                && isLetterOrDigit(bytes.getByte(at + 1));
    }

    /**
     * Nine digits or more with single signs between them; or fewer, where they begin like a number
     * that is dialled, or stand in groups of three and four.
     */
    private static boolean isTelephone(ByteBuf bytes, int from, int start, int end) {
        int digits = 0;
        int groups = 0;
        int at = from;
        while (at < end && (isDigit(bytes.getByte(at)) || isBetween(bytes, at, end))) {
            boolean digit = isDigit(bytes.getByte(at));
            digits += digit ? 1 : 0;
            groups += digit && (at == from || !isDigit(bytes.getByte(at - 1))) ? 1 : 0;
            at++;
        }
        int before = from > start ? bytes.getByte(from - 1) : ' ';
        boolean dialled =
                before == '+' || before == '(' || (bytes.getByte(from) == '0' && groups > 1);
        boolean local = digits == 7 && groups == 2 && !isDigit(bytes.getByte(from + 3));
        return digits >= 9 || (digits >= 7 && dialled) || local;
    }

    /** A sign that stands inside a number: another digit comes soon. */
    private static boolean isBetween(ByteBuf bytes, int at, int end) {
        boolean sign = " -./()".indexOf(bytes.getByte(at)) >= 0;
        boolean next = at + 1 < end && isDigit(bytes.getByte(at + 1));
        return sign && (next || (at + 2 < end && isDigit(bytes.getByte(at + 2))));
    }

    private static boolean beginsDetail(int octet) {
        return octet == '?' || octet == ';' || octet == '#';
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isLetterOrDigit(int octet) {
        return isDigit(octet) || octet < 0 || ((octet | 0x20) >= 'a' && (octet | 0x20) <= 'z');
    }
}
