package org.carrel.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.catalogue.Catalogues;
import org.carrel.gateway.catalogue.Catalogues.Catalogue;
import org.carrel.gateway.scrub.CatalogueGuard;
import org.carrel.gateway.scrub.TargetRules;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.target.WebTarget;
import org.carrel.gateway.target.Z3950Target;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;
import org.carrel.gateway.wire.Tls;

/** The fuse box of the catalogue side: its parts are made here, and nowhere else. */
@Factory
final class CatalogueWiring {

    @Singleton
    CatalogueGuard catalogueGuard(GatewayConfig config, ByteBufAllocator allocator) {
        Map<Label, TargetRules> rules =
                config.targets().values().stream()
                        .collect(
                                Collectors.toMap(
                                        TargetConfig::name,
                                        each -> TargetRules.of(each, allocator)));
        return new CatalogueGuard(rules, allocator);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Catalogues catalogues(
            GatewayConfig config,
            Loops loops,
            ByteBufAllocator allocator,
            CatalogueGuard guard,
            Certificates certificates,
            Watchers watchers) {
        Map<Label, Catalogue> behind =
                config.targets().values().stream()
                        .collect(
                                Collectors.toMap(
                                        TargetConfig::name,
                                        each ->
                                                new Catalogue(
                                                        target(
                                                                each,
                                                                certificates,
                                                                loops,
                                                                allocator,
                                                                watchers),
                                                        each)));
        return new Catalogues(config.catalogues().values(), behind, guard, watchers, allocator);
    }

    private static Target target(
            TargetConfig config,
            Certificates certificates,
            Loops loops,
            ByteBufAllocator allocator,
            Watchers watchers) {
        Tls tls = certificates.towards(config.name(), config.tls());
        return switch (config.protocol()) {
            case Z3950 -> new Z3950Target(config, tls, loops.channel(), allocator, watchers);
            case SRU -> WebTarget.sru(config, tls, loops.channel(), allocator, watchers);
            case SOLR -> WebTarget.solr(config, tls, loops.channel(), allocator, watchers);
            case SIP2 ->
                    throw new IllegalArgumentException("no catalogue speaks " + config.protocol());
        };
    }
}
