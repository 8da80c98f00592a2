package org.carrel.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Guesses;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.Substitutes;
import org.carrel.gateway.session.Emptying;
import org.carrel.gateway.session.Journey;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.upstream.Dialler;
import org.carrel.gateway.upstream.Dialler.Accounting;
import org.carrel.gateway.upstream.FrontDesk;
import org.carrel.gateway.upstream.UpstreamPool;
import org.carrel.gateway.upstream.Upstreams;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.watch.GuessAlarm;
import org.carrel.gateway.watch.LogBook;
import org.carrel.gateway.watch.Meters;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/**
 * The fuse box: every part of the gateway is made here, from one configuration, and nowhere else.
 */
@Factory
final class Wiring {

    @Singleton
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Singleton
    Watchers watchers(MeterRegistry registry) {
        Meters meters = new Meters(registry);
        LogBook book = new LogBook();
        Watchers writers = new Watchers(List.of(meters, book));
        return new Watchers(List.of(meters, book, new GuessAlarm(writers::tell)));
    }

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
    @Bean(preDestroy = "close")
    TokenCabinet tokens(GatewayConfig config) {
        return new TokenCabinet(config);
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
    Phrases phrases(GatewayConfig config) {
        return new Phrases(config.phrases(), config.library().language());
    }

    @Singleton
    Substitutes substitutes(GatewayConfig config, Phrases phrases) {
        return new Substitutes(
                InstantSource.system(), ZoneId.systemDefault(), phrases, config.library().cards());
    }

    @Singleton
    ActionTables actionTables(
            GatewayConfig config,
            TokenCabinet tokens,
            Ledger ledger,
            Substitutes substitutes,
            Watchers watchers) {
        return new WaysThrough(config, tokens, ledger, substitutes, watchers).tables();
    }

    @Singleton
    PrivacyGuard privacyGuard(ActionTables tables, Ledger ledger, Phrases phrases) {
        return new PrivacyGuard(tables, ledger, phrases);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Vaults vaults(Watchers watchers) {
        return new Vaults(watchers);
    }

    @Singleton
    PatronRecall patronRecall(
            ByteBufAllocator allocator,
            Vaults vaults,
            TokenCabinet tokens,
            Ledger ledger,
            Watchers watchers) {
        return new PatronRecall(allocator, vaults, tokens.ofSessions(), ledger, watchers);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Upstreams upstreams(
            GatewayConfig config,
            Loops loops,
            ByteBufAllocator allocator,
            Accounting accounting,
            Certificates certificates,
            Accounts accounts,
            Watchers watchers) {
        Map<Label, UpstreamPool> pools =
                config.upstreams().values().stream()
                        .collect(
                                Collectors.toMap(
                                        UpstreamConfig::name,
                                        each ->
                                                new UpstreamPool(
                                                        each,
                                                        new Dialler(
                                                                each,
                                                                loops.group(),
                                                                loops.channel(),
                                                                allocator,
                                                                accounting,
                                                                certificates.towards(
                                                                        each.name(), each.tls())),
                                                        watchers)));
        Map<Label, Long> timeouts =
                config.upstreams().values().stream()
                        .collect(
                                Collectors.toMap(
                                        UpstreamConfig::name, each -> each.timeout().toMillis()));
        FrontDesk frontDesk = new FrontDesk(config.library(), accounts, pools, timeouts, allocator);
        return new Upstreams(frontDesk, pools);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Changes changes(GatewayConfig config, ByteBufAllocator allocator, Watchers watchers) {
        return ChangesWiring.of(config, allocator, watchers);
    }

    @Singleton
    Journey journey(
            Terminals terminals,
            PatronRecall recall,
            PrivacyGuard privacy,
            Changes changes,
            Upstreams upstreams,
            Watchers watchers) {
        return new Journey(
                terminals,
                new Authoriser(),
                new Guesses(watchers),
                recall,
                privacy,
                changes,
                upstreams,
                watchers);
    }

    @Singleton
    Emptying emptying(Changes changes, Sessions sessions, Upstreams upstreams, Watchers watchers) {
        return new Emptying(changes, sessions, upstreams, watchers);
    }

    @Singleton
    Sessions sessions(
            Journey journey,
            Terminals terminals,
            PatronRecall recall,
            PrivacyGuard privacy,
            Upstreams upstreams,
            Watchers watchers) {
        return new Sessions(terminals, journey, recall, privacy, upstreams, watchers);
    }
}
