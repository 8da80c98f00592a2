package org.carrel.gateway.oracle;

import java.util.List;

/**
 * One value of a made-up patron.
 *
 * @param text as the library system sends it
 * @param cores the parts of it that occur nowhere else, each of ten characters or more, which begin
 *     with eight of ASCII; they are what is searched for, so that half a value is found as well
 */
record CanaryValue(ValueClass what, String text, List<String> cores) {
    CanaryValue {
        cores = List.copyOf(cores);
    }

    /** A value that is unique from its first character to its last. */
    static CanaryValue whole(ValueClass what, String text) {
        return new CanaryValue(what, text, List.of(text));
    }
}
