package org.carrel.config;

import java.time.Duration;

/**
 * When a person's visit ends even though nobody says so.
 *
 * @param idle after how much silence
 * @param maximum after how long in any case
 */
public record SessionLimits(Duration idle, Duration maximum) {

    /** What is in force where nothing is said (privacy.md §5.2). */
    public static final SessionLimits DEFAULT =
            new SessionLimits(Duration.ofSeconds(60), Duration.ofMinutes(15));
}
