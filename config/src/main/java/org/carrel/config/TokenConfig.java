package org.carrel.config;

import java.util.Optional;

/**
 * The tokens that one vendor gets instead of card numbers.
 *
 * @param tokenClass how long they live
 * @param form what they look like
 * @param prefix the five digits that begin each one, for {@link TokenForm#CODABAR14}; the library's
 *     system must never issue a card with them
 * @param key 32 bytes, for {@link TokenClass#PAIRWISE}
 */
public record TokenConfig(
        TokenClass tokenClass, TokenForm form, Optional<String> prefix, Optional<Secret> key) {

    /** No tokens at all. */
    public static final TokenConfig NONE =
            new TokenConfig(TokenClass.NONE, TokenForm.TEXT, Optional.empty(), Optional.empty());
}
