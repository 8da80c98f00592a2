package org.carrel.config.phrase;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A language that the catalogue speaks, by its two letters in {@code carrel.yaml} and by the
 * numbers that SIP2's language column has for it. Source: sip2.md §4.
 */
public enum Language {
    // spotless:off
    ENGLISH("en", Set.of(1, 24)),
    GERMAN( "de", Set.of(3)),
    FRENCH( "fr", Set.of(2, 11)),
    SPANISH("es", Set.of(8, 21)),
    FINNISH("fi", Set.of(7));
    // spotless:on

    private static final int NUMBERS = 1000;
    private static final @Nullable Language[] BY_NUMBER = new @Nullable Language[NUMBERS];

    static {
        for (Language each : values()) {
            each.numbers.forEach(number -> BY_NUMBER[number] = each);
        }
    }

    private final String text;
    private final Set<Integer> numbers;

    Language(String text, Set<Integer> numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /** The two letters that stand in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /** The language of these two letters, if the catalogue speaks it. */
    public static Optional<Language> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /**
     * The language with this number, or null where it is none of ours, unspecified or no number of
     * three digits.
     */
    public static @Nullable Language ofNumber(int number) {
        return number < 0 || number >= NUMBERS ? null : BY_NUMBER[number];
    }
}
