package org.carrel.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.catalogue.Catalogues;
import org.carrel.gateway.catalogue.Catalogues.Catalogue;
import org.carrel.gateway.catalogue.Catalogues.Common;
import org.carrel.gateway.scrub.CatalogueGuard;
import org.carrel.gateway.scrub.TargetRules;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.target.WebTarget;
import org.carrel.gateway.target.Z3950Target;
import org.carrel.gateway.wire.Tls;

/** Makes what a configuration says of catalogues. One thread. */
final class CatalogueArranger {
    private final Ground ground;

    CatalogueArranger(Ground ground) {
        this.ground = ground;
    }

    /**
     * The catalogues of a configuration, with what can be kept of those before.
     *
     * @throws org.carrel.gateway.target.MapUnreadable if a target's map of CQL cannot be had
     * @throws org.carrel.gateway.wire.TlsBroken if a certificate or key cannot be used
     */
    Catalogues arrange(GatewayConfig config, Optional<Catalogues> before) {
        Map<Label, TargetRules> rules = new HashMap<>();
        Map<Label, Catalogue> behind = new HashMap<>();
        for (TargetConfig each : config.targets().values()) {
            rules.put(each.name(), TargetRules.of(each, ground.allocator()));
            Target target = before.flatMap(known -> known.same(each)).orElseGet(() -> target(each));
            behind.put(each.name(), new Catalogue(target, each));
        }
        return new Catalogues(
                config.catalogues().values(),
                behind,
                new Common(
                        new CatalogueGuard(rules, ground.allocator()),
                        ground.watchers(),
                        ground.allocator()),
                before);
    }

    private Target target(TargetConfig config) {
        Tls tls = ground.certificates().towards(config.name(), config.tls());
        var channel = ground.loops().channel();
        var allocator = ground.allocator();
        var watchers = ground.watchers();
        return switch (config.protocol()) {
            case Z3950 -> new Z3950Target(config, tls, channel, allocator, watchers);
            case SRU -> WebTarget.sru(config, tls, channel, allocator, watchers);
            case SOLR -> WebTarget.solr(config, tls, channel, allocator, watchers);
            case SIP2 ->
                    throw new IllegalArgumentException("no catalogue speaks " + config.protocol());
        };
    }
}
