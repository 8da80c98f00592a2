package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import org.carrel.z3950.record.Utf8;

/** Which text can be read here, where it has to be looked at before it may stay. */
enum Legible {
    /** All of it. */
    EVERYTHING,
    /** What is UTF-8: text of a record that is, but for a broken byte here or there. */
    UTF_8,
    /** What is ASCII without escapes: text that may be in any character set. */
    PLAIN,
    /** None of it, for whoever asks what stays without being looked at. */
    NOTHING;

    boolean reads(ByteBuf bytes, int start, int end) {
        return switch (this) {
            case EVERYTHING -> true;
            case UTF_8 -> Utf8.isValid(bytes, start, end);
            case PLAIN -> PersonPatterns.isPlain(bytes, start, end);
            case NOTHING -> false;
        };
    }
}
