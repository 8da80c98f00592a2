package org.carrel.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a card number or a token looks like (privacy.md §3.2). */
public sealed interface TokenForm {

    /** 14 digits: five of prefix, eight free ones, and a check digit modulo 10. */
    TokenForm CODABAR14 = new Codabar14();

    /** 26 characters of Base32. */
    TokenForm TEXT = new Text();

    /** What {@link #CODABAR14} is. */
    record Codabar14() implements TokenForm {
        @Override
        public Optional<Integer> digits() {
            return Optional.of(14);
        }
    }

    /** What {@link #TEXT} is. */
    record Text() implements TokenForm {
        @Override
        public Optional<Integer> digits() {
            return Optional.empty();
        }
    }

    /**
     * Digits without a check digit; six or more must be free, or the vendor could try them all.
     *
     * @param length how many in all, from {@link #FEWEST} to {@link #MOST}
     */
    record Digits(int length) implements TokenForm {

        /** The fewest digits: a million numbers is the least among which one can hide. */
        public static final int FEWEST = 6;

        /** The most digits. */
        public static final int MOST = 19;

        private static final Pattern WRITTEN = Pattern.compile("digits:([0-9]{1,2})");

        @Override
        public Optional<Integer> digits() {
            return Optional.of(length);
        }
    }

    /** The form of this name: {@code codabar14}, {@code text} or {@code digits:10}. */
    static Optional<TokenForm> parse(String text) {
        return switch (text) {
            case "codabar14" -> Optional.of(CODABAR14);
            case "text" -> Optional.of(TEXT);
            default ->
                    Optional.of(text)
                            .filter(each -> Digits.WRITTEN.matcher(each).matches())
                            .map(each -> Integer.valueOf(each.substring("digits:".length())))
                            .filter(length -> length >= Digits.FEWEST && length <= Digits.MOST)
                            .map(Digits::new);
        };
    }

    /** How many digits all its numbers have; nothing where they are no numbers. */
    Optional<Integer> digits();
}
