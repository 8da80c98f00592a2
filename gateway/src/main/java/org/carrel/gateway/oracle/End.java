package org.carrel.gateway.oracle;

/** The five ends of a session (privacy.md, R36). */
enum End {
    /** The next patron lays a card down; the session after this one must come by the same door. */
    OTHER_CARD,
    /** Message 35. */
    GOODBYE,
    DISCONNECT,
    /** Silence for longer than the door allows; the connection stays. */
    IDLE,
    /** Longer than the door allows; the connection stays. */
    MAXIMUM;

    /** The end of the session with this number. */
    static End of(int session) {
        return values()[session % values().length];
    }
}
