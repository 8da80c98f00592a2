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
    private static final int GROUPS_TO_KEEP = 6;
    private static final int EACH = 4;

    private Codes() {}

    /** A new code of 99 random bits, in groups of four. */
    public static String draw() {
        return draw(GROUPS);
    }

    /** A new code of 118 random bits, which is kept for long. */
    public static String drawToKeep() {
        return draw(GROUPS_TO_KEEP);
    }

    /** What somebody typed, as it was drawn. */
    public static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String draw(int groups) {
        return IntStream.range(0, groups).mapToObj(_ -> group()).collect(Collectors.joining("-"));
    }

    private static String group() {
        return IntStream.range(0, EACH)
                .mapToObj(_ -> LETTERS.charAt(CHANCE.nextInt(LETTERS.length())))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
