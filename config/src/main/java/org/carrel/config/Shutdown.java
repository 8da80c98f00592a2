package org.carrel.config;

import java.time.Duration;

/**
 * How the gateway stops.
 *
 * @param grace how long open exchanges may take to finish
 */
public record Shutdown(Duration grace) {

    /** What is in force where nothing is said. */
    public static final Shutdown DEFAULT = new Shutdown(Duration.ofSeconds(10));
}
