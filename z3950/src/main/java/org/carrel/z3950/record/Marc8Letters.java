package org.carrel.z3950.record;

/**
 * The Latin letters of MARC-8 one by one, for text that is no record's, such as the term of a
 * query: ASCII, and the extended Latin of ANSEL above it, without the scripts that an escape
 * changes to. Its marks stand before their letter, Unicode's behind it.
 */
public final class Marc8Letters {
    /**
     * Where a byte stands for nothing that Unicode has: the second half of a mark over two letters.
     */
    public static final int NOTHING = LatinSets.NOTHING;

    private static final int ESCAPE = 0x1B;

    private Marc8Letters() {}

    /** The character that a byte stands for, {@link #NOTHING}, or -1 where it is no letter. */
    public static int character(int octet) {
        if (octet < 0x80) {
            return octet == ESCAPE ? -1 : octet;
        }
        int character = LatinSets.character(MarcCharset.MARC_8, octet);
        return character == Utf8.REPLACEMENT ? -1 : character;
    }

    /** The byte of a character; -1 where it has none of its own. */
    public static int octet(int character) {
        if (character < 0x80) {
            return character == ESCAPE ? -1 : character;
        }
        return LatinSets.octet(MarcCharset.MARC_8, character);
    }

    /** Whether a character is a mark that is set on a letter. */
    public static boolean isMark(int character) {
        return Composition.isMark(character);
    }

    /** The character that a letter with a mark is; 0 where Unicode has none. */
    public static int whole(int letter, int mark) {
        return Composition.whole(letter, mark);
    }

    /** The letter of a character that is a letter with a mark; 0 where it is none. */
    public static int letter(int character) {
        return Composition.letter(character);
    }

    /** The mark of such a character. */
    public static int mark(int character) {
        return Composition.mark(character);
    }
}
