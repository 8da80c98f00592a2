package org.carrel.gateway.load;

import java.util.Locale;

/**
 * Where a run stands.
 *
 * @param open connections that became ready and were not closed since
 * @param answers all so far, warm-up included
 * @param faults all so far
 */
record Progress(Phase phase, int open, long answers, long faults) {

    /** A line for people; {@code recent} answers came within the last second. */
    String line(long recent) {
        return String.format(
                Locale.ROOT,
                "%s: %,d connections, %,d answers a second, %,d faults so far",
                phase.text,
                open,
                recent,
                faults);
    }

    /** The parts of a run, in their order. */
    enum Phase {
        OPENING("opening"),
        WARMING_UP("warming up"),
        COUNTING("counting"),
        WAITING("waiting for the last answers"),
        OVER("over");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }
}
