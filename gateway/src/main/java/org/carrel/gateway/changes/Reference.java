package org.carrel.gateway.changes;

import java.util.HexFormat;
import org.carrel.gateway.vault.Fingerprint;

/**
 * How a change is called between the screen of a terminal and the list of staff: eight letters and
 * digits that come from its fingerprint and tell nothing else.
 */
final class Reference {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8;
    private static final int BITS = 5;
    private static final HexFormat HEX = HexFormat.of();

    private Reference() {}

    static String of(Fingerprint key) {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int shift = 0; shift < LENGTH * BITS; shift += BITS) {
            reference.append(
                    LETTERS.charAt((int) (key.first() >>> shift) & (LETTERS.length() - 1)));
        }
        return reference.toString();
    }

    /** All of it, in 32 hexadecimal digits. */
    static String digits(Fingerprint key) {
        return HEX.toHexDigits(key.first()) + HEX.toHexDigits(key.second());
    }
}
