package org.carrel.config;

import java.time.Duration;

/**
 * When an upstream is given up for a while, and how often it is tried meanwhile.
 *
 * @param every how often one that was given up is tried, and one that is asked at a fallback is
 *     looked for at its first address; 1 s to 10 min
 * @param failures after how many in a row it is given up, 1 to 100; 0 for never
 */
public record Health(Duration every, int failures) {

    /** What is in force where nothing is said. */
    public static final Health DEFAULT = new Health(Duration.ofSeconds(10), 3);
}
