package org.carrel.gateway.vault;

/** What counts as a part of a word, and what counts as the same letter, in bytes of UTF-8. */
final class Letters {
    private static final long DIGITS = 0x03FF_0000_0000_0000L;
    private static final long LETTERS = 0x07FF_FFFE_07FF_FFFEL;

    private Letters() {}

    /** Whether it is a letter or a digit; every byte that is not ASCII counts as a letter. */
    static boolean isOfAWord(int octet) {
        return octet >= 0x80 || ((octet < 0x40 ? DIGITS : LETTERS) >>> octet & 1) != 0;
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** Whether a character of UTF-8 begins here that may stand in a name. */
    static boolean beginsALetter(int octet) {
        return octet >= 0xC0 || (octet < 0x80 && isOfAWord(octet));
    }

    /** ASCII capitals as small letters, all else as it is. */
    static int folded(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
    }
}
