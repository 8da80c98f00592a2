package org.carrel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that a token of digits can be told from a card and from every other vendor's token by
 * how it begins. Remembers the prefixes of the vendors before. One thread.
 */
final class PrefixCheck {

    private static final int CODABAR_PREFIX = 5;

    private final Optional<CardNumbers> cards;
    private final List<Range> taken = new ArrayList<>();

    PrefixCheck(Optional<CardNumbers> cards) {
        this.cards = cards;
    }

    /** All numbers of one length that begin alike. */
    private record Range(String prefix, int length) {
        boolean meets(Range other) {
            return length == other.length
                    && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
        }
    }

    void check(Section token, TokenConfig config) {
        Section first = token.child("prefix");
        Section second = token.child("second-prefix");
        Optional<Integer> length = config.form().digits();
        if (length.isEmpty()) {
            return;
        }
        if (config.form().equals(TokenForm.CODABAR14) && !first.exists()) {
            first.error(
                    "is missing, and codabar14 begins with it",
                    "write five digits that your system never issues");
            return;
        }
        check(first, config.prefix().orElse(""), config.form());
        config.secondPrefix().ifPresent(prefix -> check(second, prefix, config.form()));
    }

    private void check(Section section, String prefix, TokenForm form) {
        int length = form.digits().orElseThrow();
        if (form.equals(TokenForm.CODABAR14) && prefix.length() != CODABAR_PREFIX) {
            section.error("is no prefix of codabar14", "write five digits");
        } else if (length - prefix.length() < TokenForm.Digits.FEWEST) {
            section.error(
                    "leaves fewer than six digits free", "write fewer digits, or a longer form");
        }
        Range range = new Range(prefix, length);
        if (cards.map(PrefixCheck::range).filter(range::meets).isPresent()) {
            section.error(
                    "begins the library's own card numbers too",
                    "choose digits that your system never issues");
        }
        if (taken.stream().anyMatch(range::meets)) {
            section.error(
                    "begins other tokens too, so one vendor's could not be told from another's",
                    "choose digits of its own");
        }
        taken.add(range);
    }

    private static Range range(CardNumbers cards) {
        return new Range(cards.prefix(), cards.form().digits().orElse(0));
    }
}
