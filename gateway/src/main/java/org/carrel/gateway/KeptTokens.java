package org.carrel.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.gateway.keys.KeyLife;
import org.carrel.gateway.keys.KeyTag;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.token.NoToken;
import org.carrel.gateway.token.TokenKey;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.token.TurningTokens;
import org.carrel.gateway.watch.GatewayEvent.TokenState;

/** One vendor's tokens whose keys are kept in storage, turned as those come and go. One thread. */
final class KeptTokens {
    private final TokenMaking making;
    private final Keyring ring;
    private final Clock clock;
    private final TurningTokens tokens = new TurningTokens();
    private List<KeyTag> tags = List.of();

    KeptTokens(TokenMaking making, Keyring ring, Clock clock) {
        this.making = making;
        this.ring = ring;
        this.clock = clock;
    }

    TurningTokens tokens() {
        return tokens;
    }

    Label upstream() {
        return making.upstream();
    }

    /** Whether a key's time is over. */
    boolean isDue() {
        Instant now = clock.instant();
        return tags.stream().anyMatch(tag -> tag.isOver(now));
    }

    /**
     * Takes the keys as they are in storage just now.
     *
     * @return what has become of the tokens, where that is another thing than before
     * @throws KeyTrouble if there is none where one should be; the tokens are then refused
     */
    Optional<TokenState> turn() {
        try {
            List<KeyTag> found = new KeyLife(ring, clock).serving(upstream(), making.token());
            if (found.equals(tags) && tokens.isServing() == !found.isEmpty()) {
                return Optional.empty();
            }
            take(found);
            tags = found;
            return Optional.of(found.isEmpty() ? TokenState.KEY_DESTROYED : TokenState.SERVED);
        } catch (KeyTrouble trouble) {
            refuse();
            throw trouble;
        }
    }

    /** Refuses every card until {@link #turn} finds a key again. */
    void refuse() {
        tags = List.of();
        tokens.refuse(NoToken.Reason.NO_KEY);
    }

    private void take(List<KeyTag> found) {
        if (found.isEmpty()) {
            tokens.refuse(NoToken.Reason.NO_KEY);
            return;
        }
        List<Tokens> made = new ArrayList<>();
        try {
            found.forEach(tag -> made.add(make(tag)));
        } catch (KeyTrouble trouble) {
            made.forEach(Tokens::close);
            throw trouble;
        }
        tokens.turn(made.getFirst(), made.subList(1, made.size()));
    }

    private Tokens make(KeyTag tag) {
        try (TokenKey key = TokenMaking.key(out -> ring.copyTo(tag, out))) {
            return making.keyed(key, tag.epoch());
        }
    }
}
