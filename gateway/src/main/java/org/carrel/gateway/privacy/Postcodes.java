package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import org.carrel.config.policy.Equivalence.Postcode;
import org.carrel.gateway.message.Element;

/**
 * The beginning of a postcode, instead of an address. Knows codes of five digits, British and
 * Canadian ones; those of four digits look like house numbers and are known only where they stand
 * alone. Pure.
 */
final class Postcodes {
    private static final int NONE = 0;
    private static final int DIGIT = 1;
    private static final int LETTER = 2;
    private static final int FOREIGN = 3;
    private static final int KINDS = 4;
    private static final int TOO_LONG = -1;
    private static final int LONGEST_WORD = 8;

    private static final int FIVE_DIGITS = shape("DDDDD");
    private static final Set<Integer> ALONE =
            Set.of(shape("DDDD"), FIVE_DIGITS, shape("DDDDDD"), shape("DDDDLL"));
    private static final int BRITISH_END = shape("DLL");
    private static final Set<Integer> BRITISH_BEGINNING =
            Set.of(
                    shape("LD"),
                    shape("LDD"),
                    shape("LDL"),
                    shape("LLD"),
                    shape("LLDD"),
                    shape("LLDL"));
    private static final int CANADIAN_BEGINNING = shape("LDL");
    private static final int CANADIAN_END = shape("DLD");

    private Postcodes() {}

    /** Appends the code's beginning; nothing where not exactly one code is certain. */
    static void write(Postcode rule, Element in, ByteBuf out) {
        int found = -1;
        int codes = 0;
        int words = 0;
        int before = NONE;
        int startBefore = 0;
        for (int at = next(in, 0); at < in.length(); at = next(in, end(in, at))) {
            int shape = shape(in, at);
            words++;
            int start = isPair(before, shape) ? startBefore : at;
            boolean first = words == 1;
            if (isPair(before, shape) || (shape == FIVE_DIGITS && !first)) {
                found = start;
                codes++;
            }
            before = shape;
            startBefore = at;
        }
        boolean alone = words == 1 && ALONE.contains(before);
        if (alone || codes == 1) {
            copy(in, alone ? startBefore : found, rule.keep(), out);
        }
    }

    private static boolean isPair(int one, int two) {
        return (two == BRITISH_END && BRITISH_BEGINNING.contains(one))
                || (two == CANADIAN_END && one == CANADIAN_BEGINNING);
    }

    private static void copy(Element in, int from, int keep, ByteBuf out) {
        int kept = 0;
        for (int at = from; at < in.length() && kept < keep; at++) {
            int octet = in.byteAt(at);
            if (kind(octet) != NONE) {
                out.writeByte(octet >= 'a' ? octet - 0x20 : octet);
                kept++;
            }
        }
    }

    /** Where the next word begins. */
    private static int next(Element in, int from) {
        int at = from;
        while (at < in.length() && kind(in.byteAt(at)) == NONE) {
            at++;
        }
        return at;
    }

    private static int end(Element in, int from) {
        int at = from;
        while (at < in.length() && kind(in.byteAt(at)) != NONE) {
            at++;
        }
        return at;
    }

    private static int shape(Element in, int from) {
        int end = end(in, from);
        int shape = NONE;
        for (int at = from; at < end && end - from <= LONGEST_WORD; at++) {
            shape = shape * KINDS + kind(in.byteAt(at));
        }
        return end - from > LONGEST_WORD ? TOO_LONG : shape;
    }

    private static int shape(String pattern) {
        int shape = NONE;
        for (int at = 0; at < pattern.length(); at++) {
            shape = shape * KINDS + (pattern.charAt(at) == 'D' ? DIGIT : LETTER);
        }
        return shape;
    }

    private static int kind(int octet) {
        if (octet >= '0' && octet <= '9') {
            return DIGIT;
        }
        if (octet >= 0x80) {
            return FOREIGN;
        }
        int small = octet | 0x20;
        return small >= 'a' && small <= 'z' ? LETTER : NONE;
    }
}
