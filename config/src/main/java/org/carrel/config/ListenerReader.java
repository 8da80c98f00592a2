package org.carrel.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;

/** Reads those of {@code terminals:} that speak SIP2. */
final class ListenerReader {

    private static final String CATALOGUES = "catalogue-client";

    /** Stands where a profile or upstream is missing; such a file is refused in any case. */
    private static final TerminalProfile NOBODY =
            new TerminalProfile(new Label("nobody"), Set.of(), Policy.builder().build());

    private final Map<Label, Policy> policies;
    private final Map<Label, UpstreamConfig> upstreams;
    private final Set<Label> upstreamNames;
    private final DoorReader doors;

    /**
     * @param upstreamNames the names of all upstreams in the file, those included that could not be
     *     understood
     */
    ListenerReader(
            Map<Label, Policy> policies,
            Map<Label, UpstreamConfig> upstreams,
            Set<Label> upstreamNames,
            DoorReader doors) {
        this.policies = policies;
        this.upstreams = upstreams;
        this.upstreamNames = upstreamNames;
        this.doors = doors;
    }

    /** Every listener that could be understood. */
    Map<Label, ListenerConfig> readAll(Section section) {
        Map<Label, ListenerConfig> listeners = new HashMap<>();
        for (Section each : section.children()) {
            if (!Protocol.of(each).isOfCatalogues()) {
                each.label().ifPresent(name -> listeners.put(name, read(name, each)));
            }
        }
        return listeners;
    }

    private ListenerConfig read(Label name, Section section) {
        Endpoint bind = doors.bind(section.child("bind"));
        Optional<TerminalProfile> profile = profile(section.child("profile"));
        Label upstream = upstream(section.child("upstream"));
        Map<OperationName, Label> routes = routes(section.child("routes"), profile);
        Optional<Policy> policy = policy(section.child("policy"), upstream, routes);
        Section dialect = section.child("dialect");
        DialectPreset preset =
                DialectReader.preset(dialect, DialectPreset.Kind.DEVICE, BuiltIn.dialects());
        return new ListenerConfig(
                name,
                bind,
                profile.map(each -> servingRules(each, policy)).orElse(NOBODY),
                policy,
                upstream,
                vendor(section, profile),
                routes,
                WireReader.allow(section.child("allow"), bind),
                WireReader.ranges(section.child("balancers")),
                WireReader.tls(section.child("tls"), bind, WireReader.Side.LISTENS),
                doors.login(section.child("login")),
                DialectReader.dialect(dialect, preset),
                WireReader.session(section.child("session"), SessionLimits.DEFAULT),
                section.child("pin").choice(PinRule.class).orElse(PinRule.REQUIRED),
                DialectReader.decimals(dialect),
                DoorReader.limits(section.child("connections")),
                DoorReader.guesses(
                        section.child("guesses"), profile.filter(BuiltIn::isOfAVendor).isPresent()),
                doors.keep(section.child("keep")));
    }

    private static Optional<TerminalProfile> profile(Section section) {
        if (section.text().filter(CATALOGUES::equals).isPresent()) {
            section.error("serves catalogues, not SIP2", "write protocol: z3950 there");
        }
        return section.text().flatMap(Label::parse).map(BuiltIn.profiles()::get);
    }

    /** A vendor may get values that serve its rule, if the library says so. */
    private static TerminalProfile servingRules(TerminalProfile profile, Optional<Policy> policy) {
        if (policy.isEmpty() || !BuiltIn.isOfAVendor(profile)) {
            return profile;
        }
        Policy both =
                Policy.builder()
                        .include(profile.policy())
                        .includeEquivalents(policy.orElseThrow())
                        .build();
        return new TerminalProfile(profile.name(), profile.operations(), both);
    }

    private Optional<Label> vendor(Section section, Optional<TerminalProfile> profile) {
        boolean relying = profile.filter(BuiltIn::isOfAVendor).isPresent();
        return VendorReader.read(section.child("vendor"), relying, upstreams, upstreamNames);
    }

    private Label upstream(Section section) {
        if (!section.exists()) {
            section.error("is missing", "name the upstream that answers");
        }
        return References.upstream(section, upstreamNames).orElse(NOBODY.name());
    }

    private Map<OperationName, Label> routes(Section section, Optional<TerminalProfile> profile) {
        Map<OperationName, Label> routes = new EnumMap<>(OperationName.class);
        for (Section each : section.children()) {
            Optional<OperationName> operation =
                    OperationName.named(each.name()).filter(OperationName::routed);
            if (operation.isEmpty()) {
                each.error("is no operation that can be routed", "look at the list in the schema");
            } else if (profile.filter(
                            known -> !known.operations().contains(operation.orElseThrow()))
                    .isPresent()) {
                each.error("is an operation that this profile does not allow", "take it out");
            }
            Optional<Label> upstream = References.upstream(each, upstreamNames);
            upstream.ifPresent(label -> operation.ifPresent(known -> routes.put(known, label)));
        }
        return routes;
    }

    private Optional<Policy> policy(
            Section section, Label upstream, Map<OperationName, Label> routes) {
        Optional<Policy> policy = References.policy(section, policies);
        Map<String, DataClass> fields = new HashMap<>();
        Stream.concat(Stream.of(upstream), routes.values().stream())
                .flatMap(label -> Stream.ofNullable(upstreams.get(label)))
                .forEach(each -> fields.putAll(each.fields()));
        policy.ifPresent(known -> PolicyCheck.codes(section, known, fields));
        policy.ifPresent(known -> PolicyCheck.prose(section, known, fields));
        return policy;
    }
}
