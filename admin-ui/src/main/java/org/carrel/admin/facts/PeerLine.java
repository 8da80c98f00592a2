package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A system or catalogue that the gateway asks.
 *
 * @param protocol {@code sip2}, {@code z3950}, {@code sru} or {@code solr}
 * @param trust {@code record}, {@code vendor} or {@code catalogue}
 * @param addresses where it is, the usual place first
 * @param encryption {@code plain}, {@code tls} or {@code mutual}
 * @param token the class of token that it gets; {@code real} for the system of record
 * @param askedBy the doors that ask it
 * @param lastAnswer when it last answered
 */
public record PeerLine(
        String name,
        String protocol,
        String trust,
        List<String> addresses,
        String encryption,
        String token,
        List<String> askedBy,
        State state,
        Optional<Instant> lastAnswer) {
    public PeerLine {
        addresses = List.copyOf(addresses);
        askedBy = List.copyOf(askedBy);
    }

    /** How it is. */
    public enum State {
        UP,
        DOWN,
        UNASKED
    }

    /** Whether everyone on the way can read everything. */
    public boolean isPlain() {
        return encryption.equals("plain");
    }
}
