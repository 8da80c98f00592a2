package org.carrel.admin.sign;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes that people copy by hand: letters and digits that nobody mistakes for one another. */
public final class Codes {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int EACH = 4;

    private Codes() {}

    /** A new code of 99 random bits, in groups of four. */
    public static String draw() {
        return IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-"));
    }

    /** What somebody typed, as it was drawn. */
    public static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String group() {
        return IntStream.range(0, EACH)
                .mapToObj(_ -> LETTERS.charAt(CHANCE.nextInt(LETTERS.length())))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
