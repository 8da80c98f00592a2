package org.carrel.gateway.session;

import org.carrel.gateway.watch.GatewayEvent.Malformation;

/**
 * How much that cannot be read is borne from one terminal, before its connection is closed. On the
 * terminal's event loop.
 */
final class Tolerance {
    private static final int MOST_WRONG_CHECKSUMS = 3;

    private int wrongChecksums;

    /** Something could be read. */
    void restore() {
        wrongChecksums = 0;
    }

    /** Something could not; whether that was too much. */
    boolean isOverAfter(Malformation kind) {
        wrongChecksums = kind == Malformation.WRONG_CHECKSUM ? wrongChecksums + 1 : 0;
        return switch (kind) {
            case TOO_LONG, NOT_SIP2, NOT_A_REQUEST, NOT_Z3950 -> true;
            case UNKNOWN_MESSAGE, TOO_SHORT -> false;
            case WRONG_CHECKSUM -> wrongChecksums >= MOST_WRONG_CHECKSUMS;
        };
    }
}
