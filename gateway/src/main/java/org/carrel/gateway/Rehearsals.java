package org.carrel.gateway;

import io.netty.buffer.PooledByteBufAllocator;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.Substitutes;
import org.carrel.gateway.rehearsal.Rehearsal;
import org.carrel.gateway.watch.Watchers;

/**
 * Makes rehearsals: the policies of a configuration with a ledger that nobody reads, tokens that
 * are drawn by lot, and no way to anywhere.
 */
public final class Rehearsals {
    private Rehearsals() {}

    /**
     * A rehearsal of this configuration, in force or not.
     *
     * @param config stays the caller's, open as long as the rehearsal
     */
    public static Rehearsal of(GatewayConfig config) {
        TokenCabinet tokens = TokenCabinet.byLot(config);
        Ledger ledger =
                new Ledger(
                        Vocabulary.of(config, Set.of(ActionTables.FRONT_DESK)),
                        InstantSource.system());
        Phrases phrases = new Phrases(config.phrases(), config.library().language());
        Substitutes substitutes =
                new Substitutes(
                        InstantSource.system(),
                        ZoneId.systemDefault(),
                        phrases,
                        config.library().cards());
        ActionTables tables =
                new WaysThrough(config, tokens, ledger, substitutes, new Watchers(List.of()))
                        .tables(new Lapsed());
        return new Rehearsal(
                config,
                new PrivacyGuard(tables, ledger, phrases),
                PooledByteBufAllocator.DEFAULT,
                tokens::close);
    }
}
