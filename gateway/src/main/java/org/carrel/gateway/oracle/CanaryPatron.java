package org.carrel.gateway.oracle;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A made-up patron, unique in every field. Lives in the examining process only.
 *
 * @param number from 0, in the order in which they were made
 */
record CanaryPatron(int number, Map<ValueClass, CanaryValue> values) {
    CanaryPatron {
        values = new EnumMap<>(values);
    }

    /** The value as the library system knows it; also without a patron behind it for a control. */
    String text(ValueClass what) {
        return Objects.requireNonNull(values.get(what), what.text()).text();
    }
}
