package org.carrel.config.phrase;

import java.util.List;
import java.util.Map;

/**
 * What is said in one situation.
 *
 * @param name the situation, written as a label: a-z, 0-9 and -
 * @param say the phrase by language, each at most 255 characters without controls and {@code |}; a
 *     language that is missing falls back on another
 * @param when texts of upstreams by which the situation is recognised, without regard to case;
 *     {@code *} stands for anything between two parts
 */
public record Phrase(String name, Map<Language, String> say, List<String> when) {
    private static final int LONGEST = 255;
    private static final int LEAST_LETTERS = 3;

    public Phrase {
        say = Map.copyOf(say);
        when = List.copyOf(when);
        if (!say.values().stream().allMatch(Phrase::canBeSaid)) {
            throw new IllegalArgumentException(
                    "a phrase has 1 to 255 characters, none of them a control or |");
        }
        if (!when.stream().allMatch(Phrase::tellsSomething)) {
            throw new IllegalArgumentException(
                    "a text to recognise has at least three characters between its stars");
        }
    }

    private static boolean canBeSaid(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(each -> each < ' ' || each == '|');
    }

    /** A text of one or two letters would be found in nearly every other. */
    private static boolean tellsSomething(String text) {
        return List.of(text.split("\\*", -1)).stream()
                .anyMatch(part -> part.strip().length() >= LEAST_LETTERS);
    }
}
