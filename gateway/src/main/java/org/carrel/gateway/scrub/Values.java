package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.ValueAction;

/** Decides what becomes of one value, in whichever form of record it stands. Any thread. */
final class Values {
    /** The value goes. */
    static final int DROP = -1;

    /** "checked out" stands in its place. */
    static final int CHECKED_OUT = -2;

    private final PersonPatterns patterns;
    private final boolean ill;

    Values(RecordRules rules) {
        this.patterns = new PersonPatterns(rules.text());
        this.ill = rules.ill();
    }

    /**
     * How many bytes of the value stay, from its beginning; or {@link #DROP} or {@link
     * #CHECKED_OUT}. Text that has to be looked at and cannot be read goes.
     */
    int judge(ValueAction action, ByteBuf bytes, int start, int end, Legible legible) {
        return switch (action) {
            case KEEP -> end - start;
            case ITEM -> ill ? end - start : DROP;
            case BLANK -> 0;
            case DROP -> DROP;
            case FILTER -> filtered(bytes, start, end, legible);
            case DATE ->
                    PersonPatterns.hasDigit(bytes, start, end)
                            ? CHECKED_OUT
                            : filtered(bytes, start, end, legible);
            case LINK ->
                    PersonPatterns.namesUser(bytes, start, end)
                            ? DROP
                            : patterns.linkEnd(bytes, start, end) - start;
        };
    }

    /** Whether a person is found in text that is UTF-8. */
    boolean findsPerson(ByteBuf bytes, int start, int end) {
        return patterns.findsPerson(bytes, start, end);
    }

    /** Whether a value begins with this ASCII text, in any case of letters. */
    boolean beginsWith(ByteBuf bytes, int start, int end, String ascii) {
        if (ascii.length() > end - start) {
            return false;
        }
        for (int at = 0; at < ascii.length(); at++) {
            int difference = bytes.getByte(start + at) ^ ascii.charAt(at);
            if (difference != 0 && difference != 0x20) {
                return false;
            }
        }
        return true;
    }

    private int filtered(ByteBuf bytes, int start, int end, Legible legible) {
        return legible.reads(bytes, start, end) && !patterns.findsPerson(bytes, start, end)
                ? end - start
                : DROP;
    }
}
