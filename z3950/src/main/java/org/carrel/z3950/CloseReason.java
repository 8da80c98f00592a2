package org.carrel.z3950;

import java.util.Arrays;
import java.util.Optional;

/** Why an association ends. Source: z3950.md §6.4. */
public enum CloseReason {
    // spotless:off
    FINISHED(           0),
    SHUTDOWN(           1),
    SYSTEM_PROBLEM(     2),
    COST_LIMIT(         3),
    RESOURCES(          4),
    SECURITY_VIOLATION( 5),
    PROTOCOL_ERROR(     6),
    LACK_OF_ACTIVITY(   7),
    PEER_ABORT(         8),
    UNSPECIFIED(        9);
    // spotless:on

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    /** Its number on the wire. */
    public int code() {
        return code;
    }

    /** The reason with this number, if there is one. */
    public static Optional<CloseReason> of(long code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
