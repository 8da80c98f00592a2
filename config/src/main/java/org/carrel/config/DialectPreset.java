package org.carrel.config;

import java.util.Map;
import org.carrel.config.policy.DataClass;
import org.carrel.sip2.Sip2Dialect;

/**
 * How a device or a library system of some make is known to speak SIP2, under a name that a
 * configuration may use: a row of {@code dialects.yaml}.
 *
 * @param kind on which side of the gateway it stands
 * @param dialect how it speaks
 * @param fields what its own field codes mean; empty for a device
 * @param source where that was read
 */
public record DialectPreset(
        Label name, Kind kind, Sip2Dialect dialect, Map<String, DataClass> fields, String source) {

    /** A peer that keeps to the standard, where no name is given. */
    static DialectPreset standard(Kind kind) {
        return new DialectPreset(
                new Label("standard"), kind, Sip2Dialect.STANDARD, Map.of(), "3M SIP 2.00");
    }

    public DialectPreset {
        fields = Map.copyOf(fields);
    }

    /** Who speaks so. */
    public enum Kind {
        /** What comes to us: a terminal, or a vendor's client. */
        DEVICE,
        /** What we call. */
        SYSTEM
    }
}
