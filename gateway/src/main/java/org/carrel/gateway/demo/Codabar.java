package org.carrel.gateway.demo;

import java.util.Locale;

/**
 * Fourteen-digit library barcodes: institution prefix, serial number and the mod-10 check digit.
 */
final class Codabar {
    private static final int DIGITS_BEFORE_CHECK = 13;

    private Codabar() {}

    /** The barcode of a five-digit prefix and a serial number below 100,000,000. */
    static String number(String prefix, int serial) {
        String digits = prefix + String.format(Locale.ROOT, "%08d", serial);
        if (digits.length() != DIGITS_BEFORE_CHECK) {
            throw new IllegalArgumentException("a prefix has five digits, a serial at most eight");
        }
        return digits + checkDigit(digits);
    }

    /** Whether the text is fourteen digits with the right check digit. */
    static boolean isValid(String barcode) {
        return barcode.matches("[0-9]{14}")
                && barcode.charAt(DIGITS_BEFORE_CHECK) - '0'
                        == checkDigit(barcode.substring(0, DIGITS_BEFORE_CHECK));
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int weighed = (digits.charAt(at) - '0') * (at % 2 == 0 ? 2 : 1);
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
