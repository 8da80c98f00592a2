package org.carrel.gateway;

import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.token.TurningTokens;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.TokenState;
import org.carrel.gateway.watch.Watchers;

/**
 * Every vendor whose keys are kept in storage, and a look at that storage once a second. What a
 * command changes there, or what goes missing, takes effect at the next look. Any thread.
 */
final class KeyShelf implements AutoCloseable {

    /** Within this time a second change could bear the same date as the first. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private static final FileTime NEVER = FileTime.from(Instant.EPOCH);

    private final Keyring ring;
    private final Clock clock;
    private final List<KeptTokens> vendors = new ArrayList<>();
    private final List<KeptTokens> troubled = new ArrayList<>();
    private FileTime seen = NEVER;

    KeyShelf(Keyring ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * Takes a vendor's keys for the first time.
     *
     * @throws KeyTrouble if they cannot be had
     */
    synchronized TurningTokens add(TokenMaking making) {
        KeptTokens vendor = new KeptTokens(making, ring, clock);
        vendor.turn();
        vendors.add(vendor);
        return vendor.tokens();
    }

    /** Looks no longer after these. */
    synchronized void remove(TurningTokens tokens) {
        vendors.removeIf(vendor -> vendor.tokens() == tokens);
        troubled.removeIf(vendor -> vendor.tokens() == tokens);
    }

    synchronized void tick(Watchers watchers) {
        try {
            boolean changed = isChanged();
            for (KeptTokens vendor : vendors) {
                if (changed || vendor.isDue() || troubled.contains(vendor)) {
                    turn(vendor, watchers);
                }
            }
        } catch (KeyTrouble gone) {
            vendors.forEach(vendor -> lose(vendor, watchers));
        }
    }

    @Override
    public void close() {
        ring.close();
    }

    private boolean isChanged() {
        FileTime now = ring.changed();
        boolean young = now.toInstant().plus(YOUNG).isAfter(Instant.now());
        boolean changed = young || !now.equals(seen);
        seen = now;
        return changed;
    }

    private void turn(KeptTokens vendor, Watchers watchers) {
        try {
            vendor.turn()
                    .ifPresent(state ->
                            watchers.tell(
                                    new GatewayEvent.TokensChanged(vendor.upstream(), state)));
            troubled.remove(vendor);
        } catch (KeyTrouble trouble) {
            lose(vendor, watchers);
        }
    }

    private void lose(KeptTokens vendor, Watchers watchers) {
        vendor.refuse();
        if (!troubled.contains(vendor)) {
            troubled.add(vendor);
            watchers.tell(new GatewayEvent.TokensChanged(vendor.upstream(), TokenState.NO_KEY));
        }
    }
}
