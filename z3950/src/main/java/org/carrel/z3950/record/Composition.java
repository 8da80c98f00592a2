package org.carrel.z3950.record;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Letters with a mark as one character of Unicode, and apart again, for the common ones. */
final class Composition {
    private static final int LAST = 0x1EFF;

    private static final Map<Integer, Integer> WHOLE = new HashMap<>();
    private static final Map<Integer, Integer> APART = new HashMap<>();

    static {
        for (char letter = 0xC0; letter <= LAST; letter++) {
            String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
            String whole = Normalizer.normalize(parts, Normalizer.Form.NFC);
            if (parts.length() >= 2 && whole.length() == 1 && whole.charAt(0) == letter) {
                add(letter, parts);
            }
        }
    }

    private Composition() {}

    /** The character that a letter with a mark is; 0 where there is none. */
    static int whole(int letter, int mark) {
        Integer found = WHOLE.get(key(letter, mark));
        return found == null ? 0 : found;
    }

    /** The letter of a character that is a letter with a mark; 0 where it is none. */
    static int letter(int character) {
        Integer found = APART.get(character);
        return found == null ? 0 : found >>> 16;
    }

    /** The mark of such a character. */
    static int mark(int character) {
        Integer found = APART.get(character);
        return found == null ? 0 : found & 0xFFFF;
    }

    /** Whether a character is a mark to be set on a letter. */
    static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** A letter with two marks is one that has the first, with the second. */
    private static void add(char character, String parts) {
        char mark = parts.charAt(parts.length() - 1);
        String before =
                Normalizer.normalize(parts.substring(0, parts.length() - 1), Normalizer.Form.NFC);
        if (before.length() == 1) {
            WHOLE.put(key(before.charAt(0), mark), (int) character);
            APART.put((int) character, key(before.charAt(0), mark));
        }
    }

    private static int key(int letter, int mark) {
        return (letter << 16) | mark;
    }
}
