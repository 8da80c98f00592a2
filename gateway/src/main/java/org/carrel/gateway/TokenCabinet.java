package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Secret;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.token.NoToken;
import org.carrel.gateway.token.NoTokens;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.token.TokenKey;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.token.TurningTokens;
import org.carrel.gateway.watch.Watchers;

/**
 * The tokens of every upstream, each kind made as its configuration says. A key that stands in the
 * configuration goes before keys in storage: it was put there on purpose, and works without any
 * storage. What is made as it was in the cabinet before is the same there and here, so that a card
 * keeps its token. Closing it wipes keys and memories. Any thread.
 */
final class TokenCabinet implements AutoCloseable {
    private static final int LONGEST_CARD = Tokens.LONGEST_CARD;

    private final Map<Label, Held> held = new HashMap<>();
    private final Optional<KeyShelf> kept;

    TokenCabinet(GatewayConfig config) {
        this(config, Clock.system(ZoneId.systemDefault()));
    }

    /**
     * @param clock says when epochs begin
     * @throws org.carrel.gateway.keys.KeyTrouble if keys in storage cannot be used
     */
    TokenCabinet(GatewayConfig config, Clock clock) {
        this(config, clock, makings(config), Optional.empty());
    }

    /** The same for some upstreams only. */
    TokenCabinet(GatewayConfig config, Clock clock, Predicate<Label> which) {
        this(config, clock, some(makings(config), which), Optional.empty());
    }

    /** A cabinet that takes the place of one that is in use. */
    TokenCabinet(GatewayConfig config, Clock clock, TokenCabinet before) {
        this(config, clock, makings(config), Optional.of(before));
    }

    private TokenCabinet(
            GatewayConfig config,
            Clock clock,
            Map<Label, TokenMaking> makings,
            Optional<TokenCabinet> before) {
        boolean keeps = makings.values().stream().anyMatch(each -> each.token().hasKeptKeys());
        kept =
                before.flatMap(each -> each.kept)
                        .or(() -> keeps ? shelf(config, clock) : Optional.empty());
        try {
            makings.forEach((name, making) -> held.put(name, held(making, before)));
        } catch (RuntimeException notOpened) {
            closeExcept(before.stream().toList());
            throw notOpened;
        }
    }

    private TokenCabinet(Map<Label, TokenMaking> makings) {
        kept = Optional.empty();
        makings.forEach((name, making) -> {
            TurningTokens made = new TurningTokens();
            made.turn(making.drawn(), List.of());
            held.put(name, new Held(making, made));
        });
    }

    /** Tokens of the same forms that are all drawn by lot, for whoever only wants to look. */
    static TokenCabinet byLot(GatewayConfig config) {
        return new TokenCabinet(makings(config));
    }

    /** One vendor's tokens, and how they are made. */
    private record Held(TokenMaking making, TurningTokens tokens) {}

    /** How this upstream knows patrons. */
    Tokens of(Label upstream) {
        Held found = held.get(upstream);
        return found == null ? new NoTokens() : found.tokens();
    }

    /** Those that are good for one visit only. */
    List<Tokens> ofSessions() {
        return held.values().stream()
                .filter(each -> each.making().token().tokenClass() == TokenClass.SESSION)
                .<Tokens>map(Held::tokens)
                .toList();
    }

    /**
     * Whose token this is, if it is another vendor's than that of the door at which it was
     * presented. Says never whose card it stands for.
     *
     * @param token a window that is not consumed
     */
    Optional<Label> foreign(ByteBuf token, Label at) {
        return held.entrySet().stream()
                .filter(each -> !each.getKey().equals(at))
                .filter(each -> knows(each.getValue().tokens(), token))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The numbers that the library's system must not issue, by the vendor who gets them. */
    Map<Label, List<TokenForm>> reserved() {
        return held.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().making().reserved()));
    }

    /** Holds a vendor's tokens back until its numbers are proved free, or lets them go. */
    void proved(Label upstream, boolean free) {
        Held found = held.get(upstream);
        if (found != null) {
            found.tokens().proved(free);
        }
    }

    /** Ends epochs that are over, and takes up what a command changed; about once a second. */
    void tick(Watchers watchers) {
        kept.ifPresent(shelf -> shelf.tick(watchers));
    }

    /** Wipes what none of the others has. */
    void closeExcept(Collection<TokenCabinet> others) {
        held.values().stream()
                .map(Held::tokens)
                .filter(each -> others.stream().noneMatch(other -> other.has(each)))
                .forEach(each -> {
                    kept.ifPresent(shelf -> shelf.remove(each));
                    each.close();
                });
        kept.filter(_ -> others.stream().noneMatch(other -> other.kept.equals(kept)))
                .ifPresent(KeyShelf::close);
    }

    @Override
    public void close() {
        closeExcept(List.of());
    }

    /** Whether this vendor's tokens are the same in the other one. */
    boolean shares(Label upstream, TokenCabinet other) {
        Held found = held.get(upstream);
        return found != null && other.has(found.tokens());
    }

    private boolean has(TurningTokens tokens) {
        return held.values().stream().anyMatch(each -> each.tokens() == tokens);
    }

    private static Optional<KeyShelf> shelf(GatewayConfig config, Clock clock) {
        return Optional.of(new KeyShelf(keyring(config), clock));
    }

    private static Map<Label, TokenMaking> some(
            Map<Label, TokenMaking> makings, Predicate<Label> which) {
        makings.keySet().removeIf(which.negate());
        return makings;
    }

    private Held held(TokenMaking making, Optional<TokenCabinet> before) {
        return before.map(each -> each.held.get(making.upstream()))
                .filter(known -> known.making().equals(making))
                .orElseGet(() -> new Held(making, make(making)));
    }

    /** How each upstream's tokens are made; those that have none are left out. */
    static Map<Label, TokenMaking> makings(GatewayConfig config) {
        Map<Label, TokenMaking> makings = new HashMap<>();
        for (UpstreamConfig upstream : config.upstreams().values()) {
            upstream.token()
                    .filter(token -> token.tokenClass() != TokenClass.NONE)
                    .map(token -> TokenMaking.of(upstream.name(), token, config.library().cards()))
                    .ifPresent(making -> makings.put(upstream.name(), making));
        }
        return makings;
    }

    /** The storage's keys. */
    static Keyring keyring(GatewayConfig config) {
        var storage = config.storage().orElseThrow();
        return Keyring.open(
                storage.path().orElseThrow(), storage.key().orElseThrow(), Gateway.SOFTWARE);
    }

    private TurningTokens make(TokenMaking making) {
        if (making.token().hasKeptKeys()) {
            return kept.orElseThrow().add(making);
        }
        TurningTokens made = new TurningTokens();
        if (making.token().tokenClass() == TokenClass.SESSION) {
            made.turn(making.drawn(), List.of());
        } else {
            try (TokenKey key = TokenMaking.key(out -> copy(key(making.token()), out))) {
                made.turn(making.keyed(key, 0), List.of());
            }
        }
        return made;
    }

    private static Secret key(TokenConfig token) {
        return token.key().orElseThrow();
    }

    private static void copy(Secret secret, ByteBuf out) {
        ByteBuffer room = out.nioBuffer(0, secret.length());
        secret.copyTo(room);
        out.writerIndex(secret.length());
    }

    private static boolean knows(Tokens tokens, ByteBuf token) {
        ByteBuf card = Unpooled.directBuffer(LONGEST_CARD, LONGEST_CARD);
        try {
            return tokens.card(token, card);
        } catch (NoToken none) {
            return false;
        } finally {
            card.setZero(0, card.capacity());
            card.release();
        }
    }
}
