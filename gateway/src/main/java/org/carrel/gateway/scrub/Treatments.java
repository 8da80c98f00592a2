package org.carrel.gateway.scrub;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.TagPattern;
import org.carrel.z3950.record.MarcTag;

/** The rules of one source as a table by tag, made once. */
final class Treatments {
    private static final int NUMBERS = 1000;
    private static final int LENGTH = 3;

    private final Treatment[] byNumber = new Treatment[NUMBERS];
    private final Map<Integer, Treatment> byLetters = new HashMap<>();

    /** Lays the rules over each other, the more exact ones later. */
    Treatments(RecordRules rules) {
        Arrays.fill(byNumber, Treatment.DROP);
        List<TagPattern> patterns =
                rules.fields().keySet().stream()
                        .sorted(Comparator.comparingInt(TagPattern::exactness))
                        .toList();
        for (TagPattern pattern : patterns) {
            Treatment treatment =
                    new Treatment(
                            rules.fields().getOrDefault(pattern, FieldRule.DROP), rules.ill());
            put(pattern.text(), treatment);
        }
    }

    /** The treatment of fields with a tag. */
    Treatment of(int tag) {
        int number = MarcTag.number(tag);
        return number == MarcTag.NONE
                ? byLetters.getOrDefault(tag, Treatment.DROP)
                : byNumber[number];
    }

    private void put(String pattern, Treatment treatment) {
        if (Character.isLetter(pattern.charAt(0))) {
            byLetters.put(MarcTag.of(pattern), treatment);
            return;
        }
        int first = number(pattern.substring(0, LENGTH), '0');
        int last = number(pattern.substring(pattern.length() - LENGTH), '9');
        Arrays.fill(byNumber, first, last + 1, treatment);
    }

    /** The number of a tag in which X stands for a digit. */
    private static int number(String tag, char digit) {
        return Integer.parseInt(tag.replace('X', digit));
    }
}
