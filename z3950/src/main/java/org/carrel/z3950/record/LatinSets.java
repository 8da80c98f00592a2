package org.carrel.z3950.record;

/**
 * The sets of Latin letters that stand beside ASCII, as what 0x80 to 0xFF stand for: ANSEL, the
 * upper half of MARC-8, and ISO 5426 of UNIMARC. In both, marks stand before their letter; a mark
 * that spans two letters has a second half, {@link #NOTHING}, which Unicode does without.
 */
final class LatinSets {
    // spotless:off
    private static final String ANSEL =
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\u0098\u009C\uFFFD\uFFFD\uFFFD\u200D\u200C\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\u0141\u00D8\u0110\u00DE\u00C6\u0152\u02B9"
            + "\u00B7\u266D\u00AE\u00B1\u01A0\u01AF\u02BC\uFFFD"
            + "\u02BB\u0142\u00F8\u0111\u00FE\u00E6\u0153\u02BA"
            + "\u0131\u00A3\u00F0\uFFFD\u01A1\u01B0\uFFFD\uFFFD"
            + "\u00B0\u2113\u2117\u00A9\u266F\u00BF\u00A1\u00DF"
            + "\u20AC\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307"
            + "\u0308\u030C\u030A\u0361\u0000\u0315\u030B\u0310"
            + "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326"
            + "\u031C\u032E\u0360\u0000\uFFFD\uFFFD\u0313\uFFFD";

    private static final String ISO_5426 =
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\u0098\u009C\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\u00A1\u201E\u00A3$\u00A5\u2020\u00A7"
            + "\u2032\u2018\u201C\u00AB\u266D\u00A9\u2117\u00AE"
            + "\u02BB\u02BC\u201A\uFFFD\uFFFD\uFFFD\u2021\u00B7"
            + "\u2033\u2019\u201D\u00BB\u266F\u02B9\u02BA\u00BF"
            + "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307"
            + "\u0308\u0308\u030A\u0315\u0313\u030B\u031B\u030C"
            + "\u0327\u031C\u0326\u0328\u0325\u032E\u0323\u0324"
            + "\u0332\u0333\u0329\u032D\uFFFD\u0360\u0000\u0000"
            + "\uFFFD\u00C6\u0110\uFFFD\uFFFD\uFFFD\u0132\uFFFD"
            + "\u0141\u00D8\u0152\uFFFD\u00DE\uFFFD\uFFFD\uFFFD"
            + "\uFFFD\u00E6\u0111\u00F0\uFFFD\u0131\u0133\uFFFD"
            + "\u0142\u00F8\u0153\u00DF\u00FE\uFFFD\uFFFD\uFFFD";
    // spotless:on

    /** What the second half of a mark stands for. */
    static final int NOTHING = 0;

    private static final int FIRST = 0x80;

    private LatinSets() {}

    /** What a byte from 0x80 stands for in a set, or {@link Utf8#REPLACEMENT}. */
    static int character(MarcCharset charset, int octet) {
        return switch (charset) {
            case MARC_8 -> ANSEL.charAt(octet - FIRST);
            case ISO_5426 -> ISO_5426.charAt(octet - FIRST);
            case LATIN_1 -> octet;
            case UTF_8 -> Utf8.REPLACEMENT;
        };
    }

    /** Whether a byte from 0x80 stands for anything in a set. */
    static boolean has(MarcCharset charset, int octet) {
        return character(charset, octet) != Utf8.REPLACEMENT;
    }

    /** The byte of a character beyond ASCII in a set; -1 where the set does not have it. */
    static int octet(MarcCharset charset, int character) {
        if (charset == MarcCharset.LATIN_1) {
            return character >= FIRST && character <= 0xFF ? character : -1;
        }
        int at = (charset == MarcCharset.MARC_8 ? ANSEL : ISO_5426).indexOf(character);
        return at < 0 || character == Utf8.REPLACEMENT || character == NOTHING ? -1 : FIRST + at;
    }
}
