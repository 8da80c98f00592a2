package org.carrel.config.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of the fields of one tag or class of tags.
 *
 * @param onlyIfFirst the first indicator that a field must have to stay
 * @param unlessFirst the first indicator with which it goes
 * @param subfields what becomes of the subfields with these codes
 * @param otherwise what becomes of the others, and of a control field
 */
public record FieldRule(
        Optional<Character> onlyIfFirst,
        Optional<Character> unlessFirst,
        Map<Character, ValueAction> subfields,
        ValueAction otherwise) {

    /** The whole field stays. */
    public static final FieldRule KEEP = whole(ValueAction.KEEP);

    /** The whole field goes. */
    public static final FieldRule DROP = whole(ValueAction.DROP);

    public FieldRule {
        subfields = Map.copyOf(subfields);
    }

    private static FieldRule whole(ValueAction action) {
        return new FieldRule(Optional.empty(), Optional.empty(), Map.of(), action);
    }

    /** Whether no field of this tag leaves anything behind. */
    public boolean dropsAll() {
        return otherwise == ValueAction.DROP
                && subfields.values().stream().allMatch(each -> each == ValueAction.DROP);
    }

    /**
     * This rule as a library that asks to keep the whole field means it: all subfields stay, but a
     * field that says it is private goes all the same.
     */
    public FieldRule kept() {
        Optional<Character> never =
                onlyIfFirst.isPresent() || unlessFirst.isPresent()
                        ? Optional.of('0')
                        : Optional.empty();
        return new FieldRule(Optional.empty(), never, Map.of(), ValueAction.KEEP);
    }

    /** This rule with one subfield that stays. */
    public FieldRule keeping(char code) {
        Map<Character, ValueAction> more = new HashMap<>(subfields);
        more.put(code, ValueAction.KEEP);
        return new FieldRule(onlyIfFirst, unlessFirst, more, otherwise);
    }
}
