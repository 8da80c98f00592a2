package org.carrel.gateway.vault;

/** What counts as a part of a word, and what counts as the same letter, in bytes of UTF-8. */
final class Letters {
    /** Of each byte what it counts as: itself or its small letter, and whether it is of a word. */
    private static final short[] BYTES = new short[256];

    private static final int OF_A_WORD = 0x100;

    static {
        for (int octet = 0; octet < BYTES.length; octet++) {
            boolean capital = octet >= 'A' && octet <= 'Z';
            boolean small = octet >= 'a' && octet <= 'z';
            boolean ofAWord = capital || small || isDigit(octet) || octet >= 0x80;
            BYTES[octet] = (short) ((capital ? octet | 0x20 : octet) | (ofAWord ? OF_A_WORD : 0));
        }
    }

    private Letters() {}

    /** Whether it is a letter or a digit; every byte that is not ASCII counts as a letter. */
    static boolean isOfAWord(int octet) {
        return (BYTES[octet & 0xFF] & OF_A_WORD) != 0;
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
        return BYTES[octet & 0xFF] & 0xFF;
    }
}
