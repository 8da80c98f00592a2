package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.config.CardNumbers;
import org.carrel.config.Label;
import org.carrel.config.TokenConfig;
import org.carrel.gateway.token.AllocatedTokens;
import org.carrel.gateway.token.CodabarPrefix;
import org.carrel.gateway.token.PermutedDigits;
import org.carrel.gateway.token.PermutedText;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.token.TokenKey;
import org.carrel.gateway.token.TokenScope;
import org.carrel.gateway.token.Tokens;

/**
 * How one vendor's tokens are made, as the configuration says.
 *
 * @param upstream whose
 * @param library what the library's own cards look like, where all of them follow one pattern of
 *     digits
 */
record TokenMaking(Label upstream, TokenConfig token, Optional<TokenForm.Numeric> library) {

    /**
     * How many cards one vendor can be told about between two restarts, where tokens are drawn and
     * not computed.
     */
    private static final int MOST_DRAWN = 100_000;

    static TokenMaking of(Label upstream, TokenConfig token, Optional<CardNumbers> cards) {
        return new TokenMaking(upstream, token, cards.flatMap(TokenMaking::library));
    }

    /** Tokens that are drawn by lot, and live in memory only. */
    Tokens drawn() {
        return new AllocatedTokens(form(0), MOST_DRAWN);
    }

    /** Tokens that are computed with a key where that is possible; the key may then be closed. */
    Tokens keyed(TokenKey key, long epoch) {
        TokenScope scope = new TokenScope(upstream.text(), epoch);
        return switch (form(epoch)) {
            case TokenForm.Text text -> new PermutedText(key, scope, text, MOST_DRAWN);
            case TokenForm.Numeric reserved ->
                    library.filter(cards -> PermutedDigits.fits(cards, reserved))
                            .<Tokens>map(cards -> new PermutedDigits(key, scope, cards, reserved))
                            .orElseGet(() -> new AllocatedTokens(reserved, MOST_DRAWN));
        };
    }

    /** Whether tokens are the same after a restart. */
    boolean isComputed() {
        return switch (form(0)) {
            case TokenForm.Text _ -> true;
            case TokenForm.Numeric reserved ->
                    library.filter(cards -> PermutedDigits.fits(cards, reserved)).isPresent();
        };
    }

    /** Whether a token of the key before can be told from one of the current key. */
    boolean tellsKeysApart() {
        return form(0) instanceof TokenForm.Text || token.secondPrefix().isPresent();
    }

    /** The numbers that the library's system must never issue. */
    List<TokenForm> reserved() {
        return switch (form(0)) {
            case TokenForm.Text _ -> List.of();
            case TokenForm.Numeric first ->
                    token.secondPrefix().isPresent() ? List.of(first, form(1)) : List.of(first);
        };
    }

    /** A key whose bytes somebody writes into a buffer, which is wiped. */
    static TokenKey key(Consumer<ByteBuf> writer) {
        ByteBuf bytes = Unpooled.directBuffer(TokenKey.BYTES, TokenKey.BYTES);
        try {
            writer.accept(bytes);
            return TokenKey.of(bytes);
        } finally {
            bytes.setZero(0, bytes.capacity());
            bytes.release();
        }
    }

    /** Every second key's tokens begin with the second prefix, where there is one. */
    private TokenForm form(long epoch) {
        Optional<String> second = token.secondPrefix().filter(_ -> epoch % 2 != 0);
        String prefix = second.or(token::prefix).orElse("");
        return switch (token.form()) {
            case org.carrel.config.TokenForm.Text _ ->
                    new TokenForm.Text(token.scope().map(scope -> "@" + scope).orElse(""));
            case org.carrel.config.TokenForm.Codabar14 _ ->
                    new TokenForm.Codabar14(CodabarPrefix.of(prefix));
            case org.carrel.config.TokenForm.Digits digits ->
                    new TokenForm.Digits(prefix, digits.length());
        };
    }

    private static Optional<TokenForm.Numeric> library(CardNumbers cards) {
        String prefix = cards.prefix();
        return switch (cards.form()) {
            case org.carrel.config.TokenForm.Text _ -> Optional.empty();
            case org.carrel.config.TokenForm.Codabar14 _ ->
                    Optional.of(prefix)
                            .filter(each -> each.length() == CodabarPrefix.DIGITS)
                            .map(each -> new TokenForm.Codabar14(CodabarPrefix.of(each)));
            case org.carrel.config.TokenForm.Digits digits ->
                    Optional.of(prefix)
                            .filter(each -> TokenForm.Digits.leavesEnough(each, digits.length()))
                            .map(each -> new TokenForm.Digits(each, digits.length()));
        };
    }
}
