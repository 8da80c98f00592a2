package org.carrel.config;

import java.time.Duration;

/**
 * How many connections a door bears, and what each of them may cost. A number of 0 is no limit.
 *
 * @param maximum the most connections at once
 * @param perAddress the most of them from one address
 * @param firstMessage within which a connection must have said something sensible, its login at the
 *     prompt included
 * @param wholeMessage within which a message that has begun must be there to its end, and an answer
 *     must be taken
 * @param idle after how long without a message a connection is closed
 * @param messages the most messages of one connection in a second; what is more waits
 * @param kibibytes the same in KiB
 */
public record DoorLimits(
        int maximum,
        int perAddress,
        Duration firstMessage,
        Duration wholeMessage,
        Duration idle,
        int messages,
        int kibibytes) {

    /**
     * What is in force where nothing is said. Devices ask for the status every five to seven
     * minutes, and other servers close after five or ten (sip2.md §6.4).
     */
    public static final DoorLimits DEFAULT =
            new DoorLimits(
                    4_000,
                    2_500,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(30),
                    0,
                    0);
}
