package org.carrel.gateway.console;

import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;

/**
 * A key behind a vendor's tokens, without the key.
 *
 * @param epoch counts a vendor's keys
 * @param id stands in receipts
 * @param expires when it is destroyed by itself; never where nothing is said
 */
public record KeyLine(
        Label upstream,
        TokenClass tokenClass,
        long epoch,
        String id,
        Instant made,
        Optional<Instant> expires,
        State state) {

    /** How it is. */
    public enum State {
        /** New tokens are made with it. */
        CURRENT,
        /** Tokens of it are still read. */
        OVERLAPS,
        /** It is destroyed when next looked at. */
        OVER,
        /** The storage's key does not open it. */
        DOES_NOT_OPEN
    }
}
