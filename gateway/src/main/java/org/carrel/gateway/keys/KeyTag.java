package org.carrel.gateway.keys;

import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;

/**
 * What may be known of a kept key without opening it. All of it is bound to the key when that is
 * wrapped, so a tag that was altered opens nothing.
 *
 * @param upstream whose tokens are made with it
 * @param tokenClass what kind of tokens
 * @param epoch the number of the day or week, or how often a pairwise key was changed
 * @param id 16 hexadecimal digits, drawn with the key
 * @param made when
 * @param expires when it is to be destroyed, if that is known
 */
public record KeyTag(
        Label upstream,
        TokenClass tokenClass,
        long epoch,
        String id,
        Instant made,
        Optional<Instant> expires) {

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    KeyTag until(Instant end) {
        return new KeyTag(upstream, tokenClass, epoch, id, made, Optional.of(end));
    }
}
