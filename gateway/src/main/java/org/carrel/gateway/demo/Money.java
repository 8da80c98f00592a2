package org.carrel.gateway.demo;

import java.util.Locale;
import java.util.OptionalInt;

/** Sums as SIP2 writes them, and as cents. */
final class Money {
    static final String CURRENCY = "EUR";

    private Money() {}

    /** Cents as {@code 4.50}. */
    static String text(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /**
     * The cents of {@code 4}, {@code 4.5}, {@code 4.50} or {@code 4,50}; nothing for other text.
     */
    static OptionalInt cents(String text) {
        if (!text.matches("[0-9]{1,5}([.,][0-9]{1,2})?")) {
            return OptionalInt.empty();
        }
        int point = Math.max(text.indexOf('.'), text.indexOf(','));
        String whole = point < 0 ? text : text.substring(0, point);
        String part = point < 0 ? "00" : (text.substring(point + 1) + "0").substring(0, 2);
        return OptionalInt.of(Integer.parseInt(whole) * 100 + Integer.parseInt(part));
    }
}
