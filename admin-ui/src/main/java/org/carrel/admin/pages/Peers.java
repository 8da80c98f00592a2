package org.carrel.admin.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carrel.admin.facts.DoorLine;
import org.carrel.admin.facts.PeerLine;
import org.carrel.config.AddressRange;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.DoorConfig;
import org.carrel.config.Endpoint;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.LoginPolicy;
import org.carrel.config.TargetConfig;
import org.carrel.config.TokenConfig;
import org.carrel.config.Trust;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.watch.Overview;
import org.carrel.gateway.watch.Overview.DoorState;

/** Doors and upstreams as the configuration in force has them, and how they are just now. */
final class Peers {
    static final String CATALOGUE = "catalogue";

    private final Window window;

    Peers(Window window) {
        this.window = window;
    }

    /** All systems and catalogues that are asked: the library's own first, then by name. */
    List<PeerLine> upstreams() {
        GatewayConfig config = window.config();
        return Stream.concat(
                        config.upstreams().values().stream().map(each -> line(each, config)),
                        config.targets().values().stream().map(each -> line(each, config)))
                .sorted(
                        Comparator.comparing((PeerLine each) -> !each.trust().equals("record"))
                                .thenComparing(each -> each.trust().equals(CATALOGUE))
                                .thenComparing(PeerLine::name))
                .toList();
    }

    /** All doors, by name. */
    List<DoorLine> doors() {
        GatewayConfig config = window.config();
        Map<Label, DoorState> states = window.overview().doors();
        return Stream.concat(
                        config.terminals().values().stream()
                                .map(each -> line(each, states.get(each.name()))),
                        config.catalogues().values().stream()
                                .map(each -> line(each, states.get(each.name()))))
                .sorted(Comparator.comparing(DoorLine::name))
                .toList();
    }

    Optional<PeerLine> upstream(String name) {
        return upstreams().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Optional<DoorLine> door(String name) {
        return doors().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private PeerLine line(UpstreamConfig upstream, GatewayConfig config) {
        boolean record = upstream.trust() == Trust.RECORD;
        return new PeerLine(
                upstream.name().text(),
                "sip2",
                word(upstream.trust()),
                addresses(upstream.address(), upstream.fallback()),
                word(upstream.tls().mode()),
                record ? "real" : word(upstream.token().orElse(TokenConfig.NONE).tokenClass()),
                config.terminals().values().stream()
                        .filter(door -> asks(door).contains(upstream.name().text()))
                        .map(door -> door.name().text())
                        .sorted()
                        .toList(),
                state(upstream.name()),
                window.overview().lastAnswer(upstream.name()));
    }

    private PeerLine line(TargetConfig target, GatewayConfig config) {
        return new PeerLine(
                target.name().text(),
                word(target.protocol()),
                CATALOGUE,
                addresses(target.address(), target.fallback()),
                word(target.tls().mode()),
                "none",
                config.catalogues().values().stream()
                        .filter(door -> door.databases().containsValue(target.name()))
                        .map(door -> door.name().text())
                        .sorted()
                        .toList(),
                state(target.name()),
                window.overview().lastAnswer(target.name()));
    }

    private DoorLine line(ListenerConfig door, @org.jspecify.annotations.Nullable DoorState state) {
        return line(
                door,
                new Kind("sip2", door.profile().name().text(), asks(door), door.login()),
                state == null ? DoorState.QUIET : state);
    }

    private DoorLine line(
            CatalogueConfig door, @org.jspecify.annotations.Nullable DoorState state) {
        List<String> targets =
                door.databases().values().stream().map(Label::text).distinct().sorted().toList();
        return line(
                door,
                new Kind("z3950", "catalogue-client", targets, door.login()),
                state == null ? DoorState.QUIET : state);
    }

    private record Kind(String protocol, String profile, List<String> asks, LoginPolicy login) {}

    private DoorLine line(DoorConfig door, Kind kind, DoorState state) {
        return new DoorLine(
                door.name().text(),
                kind.protocol(),
                kind.profile(),
                door.bind().text(),
                window.port(door.name()).isPresent(),
                window.isDrained(door.name()),
                word(door.tls().mode()),
                kind.asks(),
                door.allow().stream().map(AddressRange::toString).toList(),
                kind.login().required(),
                state.connected(),
                state.most(),
                state.refused(),
                state.last());
    }

    private static List<String> asks(ListenerConfig door) {
        Set<String> names = new TreeSet<>();
        names.add(door.upstream().text());
        door.routes().values().forEach(each -> names.add(each.text()));
        return List.copyOf(names);
    }

    private PeerLine.State state(Label name) {
        Overview.PeerState state = window.overview().peer(name);
        return PeerLine.State.valueOf(state.name());
    }

    private static List<String> addresses(Endpoint first, List<Endpoint> more) {
        return Stream.concat(Stream.of(first), more.stream()).map(Endpoint::text).toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
