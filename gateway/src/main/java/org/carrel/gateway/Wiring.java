package org.carrel.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.access.Guesses;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.privacy.Substitutes;
import org.carrel.gateway.session.Emptying;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.upstream.Dialler.Accounting;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/**
 * The fuse box: every part of the gateway that stays while configurations come and go is made here,
 * and nowhere else; what a configuration says is made by the {@link Arranger}.
 */
@Factory
final class Wiring {

    @Singleton
    @Bean(preDestroy = "close")
    Loops loops() {
        return Loops.start();
    }

    @Singleton
    ByteBufAllocator allocator() {
        return PooledByteBufAllocator.DEFAULT;
    }

    @Singleton
    Terminals terminals() {
        return new Terminals();
    }

    @Singleton
    Vocabulary vocabulary(GatewayConfig config) {
        return Vocabulary.of(config, Set.of(ActionTables.FRONT_DESK));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Ledger ledger(Vocabulary vocabulary) {
        return new Ledger(vocabulary, InstantSource.system());
    }

    @Singleton
    TapBook tapBook(Vocabulary vocabulary) {
        return new TapBook(vocabulary);
    }

    @Singleton
    Accounting accounting(Ledger ledger, TapBook taps) {
        return new Accounting(ledger, taps);
    }

    @Singleton
    Reconciliation reconciliation(
            GatewayConfig config, Ledger ledger, TapBook taps, Watchers watchers) {
        return new Reconciliation(ledger, taps, WaysThrough.narrow(config), watchers);
    }

    @Singleton
    Substitutes substitutes(GatewayConfig first) {
        return new Substitutes(
                InstantSource.system(),
                ZoneId.systemDefault(),
                new Phrases(first.phrases(), first.library().language()),
                first.library().cards());
    }

    @Singleton
    @Bean(preDestroy = "close")
    Vaults vaults(Watchers watchers) {
        return new Vaults(watchers);
    }

    @Singleton
    PatronRecall patronRecall(
            ByteBufAllocator allocator, Vaults vaults, Ledger ledger, Watchers watchers) {
        return new PatronRecall(allocator, vaults, List.of(), ledger, watchers);
    }

    @Singleton
    Guesses guesses(Watchers watchers) {
        return new Guesses(watchers);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Changes changes(GatewayConfig config, ByteBufAllocator allocator, Watchers watchers) {
        return ChangesWiring.of(config, allocator, watchers);
    }

    @Singleton
    Ground ground(
            Loops loops,
            ByteBufAllocator allocator,
            Accounting accounting,
            Certificates certificates,
            Accounts accounts,
            Watchers watchers) {
        return new Ground(loops, allocator, accounting, certificates, accounts, watchers);
    }

    @Singleton
    Lapsed lapsed() {
        return new Lapsed();
    }

    @Singleton
    @Bean(preDestroy = "close")
    Keeping keeping(GatewayConfig config, Ledger ledger, Lapsed lapsed, Watchers watchers) {
        return new Keeping(config, ledger, lapsed, watchers);
    }

    @Singleton
    Arranger.Memory memory(
            Terminals terminals,
            Guesses guesses,
            PatronRecall recall,
            Changes changes,
            Lapsed lapsed) {
        return new Arranger.Memory(terminals, guesses, recall, changes, lapsed);
    }

    @Singleton
    Arranger arranger(Ground ground, Arranger.Memory memory, Substitutes substitutes) {
        return new Arranger(ground, memory, substitutes, Clock.system(ZoneId.systemDefault()));
    }

    @Singleton
    Arrangement first(Arranger arranger, GatewayConfig first) {
        return arranger.first(first);
    }

    @Singleton
    Emptying emptying(Changes changes, Sessions sessions, Watchers watchers) {
        return new Emptying(changes, sessions, watchers);
    }

    @Singleton
    Sessions sessions(
            Terminals terminals, PatronRecall recall, Arrangement first, Watchers watchers) {
        return new Sessions(terminals, recall, first.stations(), watchers);
    }
}
