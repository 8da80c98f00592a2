package org.carrel.config;

import java.time.Duration;

/**
 * How often a PIN may be wrong before no more are tried. A number of 0 is no limit.
 *
 * @param perCard for one card at all doors together
 * @param perTerminal at one terminal, whatever the card
 * @param within in which they are counted, and for which nothing is tried afterwards
 */
public record GuessLimits(int perCard, int perTerminal, Duration within) {

    /** What is in force where nothing is said. */
    public static final GuessLimits DEFAULT = new GuessLimits(10, 100, Duration.ofMinutes(15));

    /** Where many people stand behind one terminal, only the cards can be guarded. */
    public GuessLimits ofManyPeople() {
        return new GuessLimits(perCard, 0, within);
    }
}
