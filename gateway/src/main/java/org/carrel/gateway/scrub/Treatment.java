package org.carrel.gateway.scrub;

import java.util.Map;
import java.util.Optional;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.ValueAction;

/** The rule of one tag, made ready for looking up by bytes. */
final class Treatment {
    /** The field goes. */
    static final Treatment DROP = new Treatment(FieldRule.DROP, false);

    private static final int CODES = 0x80;
    private static final int NONE = -1;

    private final int onlyIfFirst;
    private final int unlessFirst;
    private final boolean drops;
    private final boolean whole;
    private final ValueAction otherwise;
    private final ValueAction[] actions = new ValueAction[CODES];

    Treatment(FieldRule rule, boolean ill) {
        onlyIfFirst = indicator(rule.onlyIfFirst());
        unlessFirst = indicator(rule.unlessFirst());
        drops = rule.dropsAll();
        otherwise = settled(rule.otherwise(), ill);
        for (int code = 0; code < CODES; code++) {
            boolean named = code > ' ' && code < CODES - 1;
            actions[code] = named ? otherwise : ValueAction.DROP;
        }
        boolean same = otherwise == ValueAction.KEEP;
        for (Map.Entry<Character, ValueAction> each : rule.subfields().entrySet()) {
            ValueAction action = settled(each.getValue(), ill);
            actions[each.getKey()] = action;
            same &= action == ValueAction.KEEP;
        }
        whole = same;
    }

    /** Whether nothing of a field stays, whatever stands in it. */
    boolean drops() {
        return drops;
    }

    /** Whether a field that stays at all stays as it is. */
    boolean keepsWhole() {
        return whole;
    }

    /** Whether a field with this first indicator stays. */
    boolean admits(int firstIndicator) {
        return (onlyIfFirst == NONE || onlyIfFirst == firstIndicator)
                && unlessFirst != firstIndicator;
    }

    /** What becomes of a subfield with this code. */
    ValueAction action(int code) {
        return code < CODES ? actions[code] : ValueAction.DROP;
    }

    /** What becomes of a control field. */
    ValueAction control() {
        return otherwise;
    }

    private static ValueAction settled(ValueAction action, boolean ill) {
        return action == ValueAction.ITEM ? ill ? ValueAction.KEEP : ValueAction.DROP : action;
    }

    private static int indicator(Optional<Character> letter) {
        return letter.map(each -> (int) each).orElse(NONE);
    }
}
