package org.carrel.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How many connections the gateway holds to an upstream.
 *
 * @param maximum 1 to 64
 * @param waiting how many questions may wait until one is free, 1 to 10 000
 * @param lease how long a terminal keeps one
 * @param idleStatus after how much silence a connection asks for the upstream's status (99)
 * @param idleClose after how much silence a connection is closed, for systems whose licence counts
 *     them; where nothing is said they stay (sip2.md §7, row 24)
 */
public record Connections(
        int maximum, int waiting, Lease lease, Duration idleStatus, Optional<Duration> idleClose) {

    /** What is in force where nothing is said. */
    public static final Connections DEFAULT =
            new Connections(8, 256, Lease.QUESTION, Duration.ofMinutes(5), Optional.empty());

    /** How long one terminal has a connection to itself. */
    public enum Lease {
        /** For one question and its answer; few connections serve many terminals. */
        QUESTION,
        /** As long as the terminal is connected, for systems that remember who asked before. */
        TERMINAL,
        /**
         * For one question on a new connection that is closed behind its answer, for systems that
         * release a process only with its connection (sip2.md §7, row 21).
         */
        ONCE
    }
}
