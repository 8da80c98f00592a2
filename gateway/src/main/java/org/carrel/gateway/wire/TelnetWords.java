package org.carrel.gateway.wire;

/**
 * Tells the words that telnet's two ends say to each other (RFC 854) from what is typed. One for
 * one direction of one connection, on its event loop.
 */
final class TelnetWords {
    private static final int COMMAND = 0xFF;
    private static final int WILL = 0xFB;

    private Expects expects = Expects.TEXT;

    private enum Expects {
        TEXT,
        COMMAND,
        OPTION
    }

    /** Takes the next byte; whether it is text. */
    boolean isText(int octet) {
        Expects expected = expects;
        expects =
                switch (expected) {
                    case TEXT -> octet == COMMAND ? Expects.COMMAND : Expects.TEXT;
                    case COMMAND ->
                            octet >= WILL && octet < COMMAND ? Expects.OPTION : Expects.TEXT;
                    case OPTION -> Expects.TEXT;
                };
        return expected == Expects.TEXT && octet != COMMAND;
    }
}
