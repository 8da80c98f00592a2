package org.carrel.gateway;

import java.util.Locale;

/** What vendors ask at their own doors, and the numbers that they ask about. */
final class VendorQuestions {
    /** Her PIN stands in the demonstration library too. */
    static final String ZOES_PIN = "804719";

    private VendorQuestions() {}

    /** 23: is this number good with this PIN? */
    static String status(String number, String pin) {
        return "23001" + Questions.DATE + "AOZWEIG|AA" + number + "|AC|AD" + pin + "|";
    }

    /** 63: and what else is there to know? */
    static String information(String number, String pin) {
        return "63001" + Questions.DATE + " ".repeat(10) + persona(number, pin);
    }

    /** 35: she has left our page. */
    static String goodbye(String number, String pin) {
        return "35" + Questions.DATE + persona(number, pin);
    }

    /** A barcode of 14 digits with its check digit, summed as the standard of barcodes tells it. */
    static String barcode(String prefix, int serial) {
        String body = prefix + String.format(Locale.ROOT, "%08d", serial);
        int sum = 0;
        for (int at = 0; at < body.length(); at++) {
            int digit = body.charAt(at) - '0';
            int counted = at % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** Barcodes that are the same as long as the key is. */
    static String pairwise(String prefix, String octet) {
        return "{ class: pairwise, form: codabar14, prefix: \"%s\", key: \"inline:%s\" }"
                .formatted(prefix, octet.repeat(32));
    }

    private static String persona(String number, String pin) {
        return "AOZWEIG|AA" + number + "|AC|AD" + pin + "|";
    }
}
