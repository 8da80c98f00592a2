package org.carrel.gateway.phrases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text of the catalogue to look for: its parts, one after the other, each at the beginning of a
 * word. Case makes no difference, in ASCII and in the letters that the catalogue's languages have
 * besides.
 */
final class TextPattern {
    /** What stands before the first byte. */
    static final int NOTHING = 0;

    private static final int LETTERS = 3;
    private static final int LATIN_LETTERS = 0xC3;
    private static final int MULTIPLICATION_SIGN = 0x97;

    private final List<byte[]> parts;

    TextPattern(String text) {
        this.parts =
                Arrays.stream(text.split("\\*", -1))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    /**
     * The letters with which a text must go on where the pattern can begin, as a number: three, or
     * one where the first part has fewer than three.
     */
    int beginning() {
        byte[] first = parts.getFirst();
        return first.length < LETTERS
                ? first[0] & 0xFF
                : (first[0] & 0xFF) << 16 | (first[1] & 0xFF) << 8 | (first[2] & 0xFF);
    }

    /**
     * Whether the first part stands at this place and the others follow somewhere.
     *
     * @param text from 0 to its limit
     */
    boolean beginsAt(ByteBuffer text, int place) {
        if (!standsAt(parts.getFirst(), text, place)) {
            return false;
        }
        int at = place + parts.getFirst().length;
        for (int each = 1; each < parts.size(); each++) {
            byte[] part = parts.get(each);
            while (at < text.limit() && !standsAt(part, text, at)) {
                at++;
            }
            at += part.length;
        }
        return at <= text.limit();
    }

    private static boolean standsAt(byte[] part, ByteBuffer text, int at) {
        if (at + part.length > text.limit()) {
            return false;
        }
        int before = at == 0 ? NOTHING : text.get(at - 1) & 0xFF;
        if (!beginsWord(before)) {
            return false;
        }
        for (int each = 0; each < part.length; each++) {
            int octet = text.get(at + each) & 0xFF;
            if (folded(octet, before) != (part[each] & 0xFF)) {
                return false;
            }
            before = octet;
        }
        return true;
    }

    /** Whether a word begins behind this byte, or behind {@link #NOTHING}. */
    static boolean beginsWord(int before) {
        boolean letter = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
        return !letter && before < 0x80;
    }

    /**
     * A byte as it is in small letters.
     *
     * @param before the byte before it, or {@link #NOTHING}
     */
    static int folded(int octet, int before) {
        if (octet >= 'A' && octet <= 'Z') {
            return octet | 0x20;
        }
        boolean capital =
                octet >= 0x80
                        && octet <= 0x9E
                        && octet != MULTIPLICATION_SIGN
                        && before == LATIN_LETTERS;
        return capital ? octet + 0x20 : octet;
    }
}
