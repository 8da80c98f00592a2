package org.carrel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.ValueAction;

/**
 * Reads what becomes of a field: {@code keep}, {@code drop}, or a group that lists subfields by
 * what becomes of them. In a group that keeps some, the others go; in one that does not, they stay.
 */
final class FieldRuleReader {
    private static final Set<String> CONDITIONS =
            Set.of("only-if-first", "unless-first", "otherwise");

    private FieldRuleReader() {}

    static FieldRule read(Section section) {
        if (section.text().isPresent()) {
            return section.choice(ValueAction.class)
                            .filter(each -> each == ValueAction.KEEP)
                            .isPresent()
                    ? FieldRule.KEEP
                    : drop(section);
        }
        Map<Character, ValueAction> subfields = new HashMap<>();
        for (ValueAction action : ValueAction.values()) {
            codes(section.child(Section.word(action)), action, subfields);
        }
        requireKnown(section);
        return new FieldRule(
                code(section.child("only-if-first")),
                code(section.child("unless-first")),
                subfields,
                section.child("otherwise").choice(ValueAction.class).orElse(usual(subfields)));
    }

    /** The one letter, digit or sign of a section; a blank is written as an underscore. */
    static Optional<Character> code(Section section) {
        return section.read(
                text -> text.length() == 1 ? Optional.of(text.charAt(0)) : Optional.empty(),
                "write one letter or digit in quotes");
    }

    private static FieldRule drop(Section section) {
        if (!section.text().equals(Optional.of("drop"))) {
            section.error("is neither keep nor drop", "choose one, or list the subfields");
        }
        return FieldRule.DROP;
    }

    private static ValueAction usual(Map<Character, ValueAction> subfields) {
        return subfields.containsValue(ValueAction.KEEP) ? ValueAction.DROP : ValueAction.KEEP;
    }

    private static void codes(
            Section section, ValueAction action, Map<Character, ValueAction> subfields) {
        for (String code : section.text().map(text -> text.split(" ", -1)).orElse(new String[0])) {
            boolean fresh = code.length() == 1 && subfields.put(code.charAt(0), action) == null;
            if (!fresh) {
                section.error(
                        "lists something that is no code, or one that is listed twice",
                        "write the codes with a blank between each two");
            }
        }
    }

    private static void requireKnown(Section section) {
        for (Section each : section.children()) {
            boolean action =
                    Set.of(ValueAction.values()).stream()
                            .anyMatch(known -> Section.word(known).equals(each.name()));
            if (!action && !CONDITIONS.contains(each.name())) {
                each.error("is not known here", "write keep, drop, filter or another action");
            }
        }
    }
}
