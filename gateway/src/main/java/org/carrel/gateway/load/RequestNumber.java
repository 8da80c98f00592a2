package org.carrel.gateway.load;

import java.nio.charset.StandardCharsets;

/**
 * The number of the request that is under way on one connection: five digits for the connection,
 * eight that count its requests. Card, item and sequence are made of it, so no two requests of a
 * run are alike. Belongs to the one event loop of a run.
 */
final class RequestNumber {
    /** How many digits the number has. */
    static final int LENGTH = 13;

    /** The digit in front of the number in every card, as on many library cards. */
    static final byte CARD = '2';

    /** The digit in front of the number in every item's barcode. */
    static final byte ITEM = '3';

    private static final int CONNECTION = 5;

    private final byte[] digits;

    /** The number before the first request of that connection, which counts from 0. */
    RequestNumber(int connection) {
        this.digits = "%05d%08d".formatted(connection, 0).getBytes(StandardCharsets.US_ASCII);
    }

    /** Counts the next request. */
    void advance() {
        int at = LENGTH - 1;
        while (at >= CONNECTION && digits[at] == '9') {
            digits[at--] = '0';
        }
        if (at >= CONNECTION) {
            digits[at]++;
        }
    }

    /** The digit of AY: the last of the number, so that it rises by one and goes round after 9. */
    byte sequence() {
        return digits[LENGTH - 1];
    }

    /** Writes the digits. */
    void put(byte[] bytes, int at) {
        System.arraycopy(digits, 0, bytes, at, LENGTH);
    }

    /** Whether just these digits stand there. */
    boolean standsIn(byte[] bytes, int at) {
        for (int digit = 0; digit < LENGTH; digit++) {
            if (bytes[at + digit] != digits[digit]) {
                return false;
            }
        }
        return true;
    }
}
