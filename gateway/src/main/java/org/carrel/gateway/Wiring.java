package org.carrel.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.privacy.ActionTable;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.ActionTables.Way;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.session.Journey;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.upstream.Dialler;
import org.carrel.gateway.upstream.FrontDesk;
import org.carrel.gateway.upstream.UpstreamPool;
import org.carrel.gateway.upstream.Upstreams;
import org.carrel.gateway.watch.GuessAlarm;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.watch.LogBook;
import org.carrel.gateway.watch.Meters;
import org.carrel.gateway.watch.Watchers;

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
        Watchers writers = new Watchers(List.of(new Meters(registry), new LogBook()));
        return new Watchers(List.of(writers::tell, new GuessAlarm(writers::tell)));
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
    ActionTables actionTables(GatewayConfig config, TokenCabinet tokens) {
        Map<Way, ActionTable> tables = new HashMap<>();
        Edit own = new Edit.Text(config.library().institution());
        for (ListenerConfig door : config.terminals().values()) {
            Policy profile =
                    door.policy()
                            .map(extra -> Policy.strictest(extra, door.profile().policy()))
                            .orElse(door.profile().policy());
            Way here = new Way(door.name(), ActionTables.FRONT_DESK);
            tables.put(
                    here,
                    ActionTable.of(here.upstream(), profile, own, tokens.of(here.upstream())));
            for (UpstreamConfig upstream : config.upstreams().values()) {
                Edit institution = upstream.institution().<Edit>map(Edit.Text::new).orElse(own);
                Policy policy = Policy.strictest(profile, upstream.policy());
                tables.put(
                        new Way(door.name(), upstream.name()),
                        ActionTable.of(
                                upstream.name(), policy, institution, tokens.of(upstream.name())));
            }
        }
        return new ActionTables(tables);
    }

    @Singleton
    PrivacyGuard privacyGuard(ActionTables tables) {
        return new PrivacyGuard(tables);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Vaults vaults(Watchers watchers) {
        return new Vaults(watchers);
    }

    @Singleton
    PatronRecall patronRecall(
            ByteBufAllocator allocator, Vaults vaults, TokenCabinet tokens, Watchers watchers) {
        return new PatronRecall(allocator, vaults, tokens.ofSessions(), watchers);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Upstreams upstreams(
            GatewayConfig config, Loops loops, ByteBufAllocator allocator, Watchers watchers) {
        Map<Label, UpstreamPool> pools =
                config.upstreams().values().stream()
                        .collect(
                                Collectors.toMap(
                                        UpstreamConfig::name,
                                        each -> pool(each, loops, allocator, watchers)));
        Map<Label, Long> timeouts =
                config.upstreams().values().stream()
                        .collect(
                                Collectors.toMap(
                                        UpstreamConfig::name, each -> each.timeout().toMillis()));
        FrontDesk frontDesk =
                new FrontDesk(config.library(), new Accounts(watchers), pools, timeouts, allocator);
        return new Upstreams(frontDesk, pools);
    }

    @Singleton
    Journey journey(
            Terminals terminals,
            PatronRecall recall,
            PrivacyGuard privacy,
            Upstreams upstreams,
            Watchers watchers) {
        return new Journey(terminals, new Authoriser(), recall, privacy, upstreams, watchers);
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

    @Singleton
    Listeners listeners(
            Loops loops, ByteBufAllocator allocator, Sessions sessions, Watchers watchers) {
        return new Listeners(loops.group(), loops.serverChannel(), allocator, sessions, watchers);
    }

    private static UpstreamPool pool(
            UpstreamConfig config, Loops loops, ByteBufAllocator allocator, Watchers watchers) {
        Dialler dialler = new Dialler(config, loops.group(), loops.channel(), allocator);
        return new UpstreamPool(config, dialler, watchers);
    }
}
