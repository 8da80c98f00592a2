package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.config.CardNumbers;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Secret;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.token.AllocatedTokens;
import org.carrel.gateway.token.CodabarPrefix;
import org.carrel.gateway.token.NoTokens;
import org.carrel.gateway.token.PermutedCodabar;
import org.carrel.gateway.token.PermutedText;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.token.TokenKey;
import org.carrel.gateway.token.TokenScope;
import org.carrel.gateway.token.Tokens;

/**
 * The tokens of every upstream, each kind made as its configuration says. Closing it wipes keys and
 * memories.
 */
final class TokenCabinet implements AutoCloseable {
    /**
     * How many cards one vendor can be told about between two restarts, where tokens are drawn and
     * not computed.
     */
    private static final int MOST_DRAWN = 100_000;

    private static final long FIRST_EPOCH = 0;

    private final Map<Label, Tokens> tokens = new HashMap<>();
    private final List<Tokens> ofSessions;

    TokenCabinet(GatewayConfig config) {
        config.upstreams()
                .values()
                .forEach(upstream -> tokens.put(upstream.name(), make(upstream, config)));
        ofSessions =
                config.upstreams().values().stream()
                        .filter(each ->
                                each.token()
                                        .map(TokenConfig::tokenClass)
                                        .filter(TokenClass.SESSION::equals)
                                        .isPresent())
                        .map(each -> of(each.name()))
                        .toList();
    }

    /** How this upstream knows patrons. */
    Tokens of(Label upstream) {
        return tokens.getOrDefault(upstream, new NoTokens());
    }

    /** Those that are good for one visit only. */
    List<Tokens> ofSessions() {
        return ofSessions;
    }

    @Override
    public void close() {
        tokens.values().forEach(Tokens::close);
    }

    private static Tokens make(UpstreamConfig upstream, GatewayConfig config) {
        TokenConfig token = upstream.token().orElse(TokenConfig.NONE);
        return switch (token.tokenClass()) {
            case NONE -> new NoTokens();
            case SESSION -> new AllocatedTokens(form(token), MOST_DRAWN);
            case PAIRWISE -> pairwise(upstream, token, config);
        };
    }

    private static Tokens pairwise(
            UpstreamConfig upstream, TokenConfig token, GatewayConfig config) {
        TokenScope scope = new TokenScope(upstream.name().text(), FIRST_EPOCH);
        try (TokenKey key = key(token.key().orElseThrow())) {
            return switch (token.form()) {
                case TEXT -> new PermutedText(key, scope, MOST_DRAWN);
                case CODABAR14 ->
                        config.library()
                                .cards()
                                .map(CardNumbers::prefix)
                                .<Tokens>map(own ->
                                        new PermutedCodabar(
                                                key, scope, CodabarPrefix.of(own), prefix(token)))
                                .orElseGet(() -> new AllocatedTokens(form(token), MOST_DRAWN));
            };
        }
    }

    private static TokenForm form(TokenConfig token) {
        return switch (token.form()) {
            case TEXT -> new TokenForm.Text();
            case CODABAR14 -> new TokenForm.Codabar14(prefix(token));
        };
    }

    private static CodabarPrefix prefix(TokenConfig token) {
        return CodabarPrefix.of(token.prefix().orElseThrow());
    }

    private static TokenKey key(Secret secret) {
        ByteBuf bytes = Unpooled.directBuffer(secret.length());
        try {
            ByteBuffer room = bytes.nioBuffer(0, secret.length());
            secret.copyTo(room);
            return TokenKey.of(bytes.writerIndex(secret.length()));
        } finally {
            bytes.setZero(0, bytes.capacity());
            bytes.release();
        }
    }
}
