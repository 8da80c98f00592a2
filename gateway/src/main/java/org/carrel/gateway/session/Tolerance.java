package org.carrel.gateway.session;

import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.Malformation;

/**
 * How much that cannot be read is borne from one terminal, before its connection is closed. On the
 * terminal's event loop.
 */
final class Tolerance {
    private static final int MOST_WRONG_CHECKSUMS = 3;

    private final Terminal terminal;
    private final Exit exit;
    private final Standing standing;
    private int wrongChecksums;

    Tolerance(Terminal terminal, Exit exit, Standing standing) {
        this.terminal = terminal;
        this.exit = exit;
        this.standing = standing;
    }

    /** Something could be read. */
    void restore() {
        wrongChecksums = 0;
    }

    /**
     * Something could not: asks for it again, and closes the connection where that was too much.
     */
    void bear(Malformed malformed) {
        try (malformed) {
            boolean close = isOverAfter(malformed.kind());
            standing.stations()
                    .privacy()
                    .sayAgain(malformed, terminal.name())
                    .ifPresent(answer -> {
                        exit.send(answer, 0);
                        answer.close();
                    });
            standing.tell(
                    new GatewayEvent.MalformedInput(
                            terminal.name(), malformed.kind(), malformed.offset(), close));
            if (close) {
                exit.close();
            }
        }
    }

    private boolean isOverAfter(Malformation kind) {
        wrongChecksums = kind == Malformation.WRONG_CHECKSUM ? wrongChecksums + 1 : 0;
        return switch (kind) {
            case TOO_LONG, NOT_SIP2, NOT_A_REQUEST, NOT_Z3950 -> true;
            case UNKNOWN_MESSAGE, TOO_SHORT, NO_CHECKSUM -> false;
            case WRONG_CHECKSUM -> wrongChecksums >= MOST_WRONG_CHECKSUMS;
        };
    }
}
