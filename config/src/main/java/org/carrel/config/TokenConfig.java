package org.carrel.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens that one vendor gets instead of card numbers.
 *
 * @param tokenClass how long they live
 * @param form what they look like
 * @param prefix the digits that begin each one, where the form is of digits; the library's system
 *     must never issue a card with them
 * @param secondPrefix begins those of every second key, so that a token of the key before is told
 *     from one of the current key; reserved like the first
 * @param key 32 bytes, for {@link TokenClass#PAIRWISE}; where it is given, none is kept in storage
 * @param every how long an epoch is, for {@link TokenClass#EPOCH}
 * @param scope what is written behind each one after an @, where the form is text
 */
public record TokenConfig(
        TokenClass tokenClass,
        TokenForm form,
        Optional<String> prefix,
        Optional<String> secondPrefix,
        Optional<Secret> key,
        Epoch every,
        Optional<String> scope) {

    /** No tokens at all. */
    public static final TokenConfig NONE =
            new TokenConfig(
                    TokenClass.NONE,
                    TokenForm.TEXT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Epoch.WEEK,
                    Optional.empty());

    /** After how long the tokens of class {@link TokenClass#EPOCH} begin anew. */
    public enum Epoch {
        /** At midnight. */
        DAY,
        /** At the midnight before Monday. */
        WEEK
    }

    /** Whether the gateway keeps keys for them in storage. */
    public boolean hasKeptKeys() {
        return tokenClass == TokenClass.EPOCH
                || (tokenClass == TokenClass.PAIRWISE && key.isEmpty());
    }

    /** Every prefix that must be reserved for them. */
    public List<String> prefixes() {
        return Stream.of(prefix, secondPrefix).flatMap(Optional::stream).toList();
    }
}
