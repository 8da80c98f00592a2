package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.console.KeyDesk;
import org.carrel.gateway.console.KeyLine;
import org.carrel.gateway.console.KeyLine.State;
import org.carrel.gateway.keys.KeyLife;
import org.carrel.gateway.keys.KeyTag;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.keys.Receipt;
import org.carrel.gateway.token.TokenKey;

/** What a console may see and do about keys; each time with a keyring of its own. */
final class GatewayKeys implements KeyDesk {
    private final Supplier<GatewayConfig> config;

    GatewayKeys(Supplier<GatewayConfig> config) {
        this.config = config;
    }

    @Override
    public List<KeyLine> keys() {
        return with(ring -> ring.tags().stream().map(tag -> line(ring, tag)).toList());
    }

    @Override
    public List<String> receipts() {
        return with(ring -> ring.receipts().stream().map(Receipt::toString).toList());
    }

    @Override
    public Optional<Integer> alteredReceipt() {
        return with(Keyring::alteredReceipt);
    }

    @Override
    public Optional<String> roll(Label upstream) {
        TokenMaking making = TokenCabinet.makings(config.get()).get(upstream);
        return making == null || !making.token().hasKeptKeys() || !making.isComputed()
                ? Optional.empty()
                : with(ring ->
                        Optional.of(life(ring).roll(upstream, making.token(), Duration.ZERO).id()));
    }

    @Override
    public int shred(Label upstream) {
        return with(ring -> life(ring).shred(upstream, _ -> true));
    }

    private static KeyLife life(Keyring ring) {
        return new KeyLife(ring, Clock.system(ZoneId.systemDefault()));
    }

    private static KeyLine line(Keyring ring, KeyTag tag) {
        return new KeyLine(
                tag.upstream(),
                tag.tokenClass(),
                tag.epoch(),
                tag.id(),
                tag.made(),
                tag.expires(),
                state(ring, tag));
    }

    private static State state(Keyring ring, KeyTag tag) {
        if (!opens(ring, tag)) {
            return State.DOES_NOT_OPEN;
        }
        if (tag.isOver(Instant.now())) {
            return State.OVER;
        }
        return ring.tags(tag.upstream()).getFirst().equals(tag) ? State.CURRENT : State.OVERLAPS;
    }

    private static boolean opens(Keyring ring, KeyTag tag) {
        try (TokenKey key = TokenMaking.key((ByteBuf out) -> ring.copyTo(tag, out))) {
            return key != null;
        } catch (KeyTrouble trouble) {
            return false;
        }
    }

    private <T> T with(Function<Keyring, T> work) {
        try (Keyring ring = TokenCabinet.keyring(config.get())) {
            return work.apply(ring);
        }
    }
}
