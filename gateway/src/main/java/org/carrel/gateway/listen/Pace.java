package org.carrel.gateway.listen;

import org.carrel.config.DoorLimits;

/**
 * How much one connection has asked since the door's clock last ticked. On the connection's event
 * loop.
 */
final class Pace {
    private final int mostMessages;
    private final long mostBytes;
    private long tick = -1;
    private int messages;
    private long bytes;

    Pace(DoorLimits limits) {
        this.mostMessages = limits.messages() == 0 ? Integer.MAX_VALUE : limits.messages();
        this.mostBytes = limits.kibibytes() == 0 ? Long.MAX_VALUE : limits.kibibytes() * 1024L;
    }

    /** Whether bytes are worth counting. */
    boolean countsBytes() {
        return mostBytes != Long.MAX_VALUE;
    }

    /** Counts one message; whether the connection should rest until the clock ticks. */
    boolean isTooFast(long now) {
        renew(now);
        return ++messages >= mostMessages;
    }

    /** Counts bytes; whether the connection should rest until the clock ticks. */
    boolean isTooMuch(int count, long now) {
        renew(now);
        bytes += count;
        return bytes >= mostBytes;
    }

    private void renew(long now) {
        if (tick != now) {
            tick = now;
            messages = 0;
            bytes = 0;
        }
    }
}
