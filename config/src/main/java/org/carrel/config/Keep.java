package org.carrel.config;

import java.time.Duration;

/**
 * That a listener keeps, in a sealed journal, what has happened already while its upstream was
 * away, for devices that cannot keep it themselves.
 *
 * @param most how many messages, 1 to 10 000; what is more is answered with 98
 * @param lasting for how long, 1 min to 7 days; what is older goes to staff
 */
public record Keep(int most, Duration lasting) {

    /** What is in force where no more is said than that it is to be kept. */
    public static final Keep DEFAULT = new Keep(500, Duration.ofHours(24));
}
