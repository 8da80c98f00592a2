package org.carrel.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;

/** Reads {@code terminals:}. */
final class ListenerReader {

    private static final Set<String> LATER = Set.of("catalogue-client");

    /** Stands where a profile or upstream is missing; such a file is refused in any case. */
    private static final TerminalProfile NOBODY =
            new TerminalProfile(new Label("nobody"), Set.of(), Policy.builder().build());

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Map<Label, Policy> policies;
    private final Map<Label, UpstreamConfig> upstreams;
    private final Set<Label> upstreamNames;
    private final SecretReader secrets;

    /**
     * @param upstreamNames the names of all upstreams in the file, those included that could not be
     *     understood
     */
    ListenerReader(
            Map<Label, Policy> policies,
            Map<Label, UpstreamConfig> upstreams,
            Set<Label> upstreamNames,
            SecretReader secrets) {
        this.policies = policies;
        this.upstreams = upstreams;
        this.upstreamNames = upstreamNames;
        this.secrets = secrets;
    }

    /** Every listener that could be understood. */
    Map<Label, ListenerConfig> readAll(Section section) {
        Map<Label, ListenerConfig> listeners = new HashMap<>();
        List<Endpoint> taken = new ArrayList<>();
        for (Section each : section.children()) {
            Optional<Label> label = each.label();
            if (Protocol.isServed(each.child("protocol"))) {
                label.ifPresent(name -> listeners.put(name, read(name, each, taken)));
            }
        }
        return listeners;
    }

    private ListenerConfig read(Label name, Section section, List<Endpoint> taken) {
        Endpoint bind = bind(section.child("bind"), taken);
        Optional<TerminalProfile> profile = profile(section.child("profile"));
        Label upstream = upstream(section.child("upstream"));
        Map<OperationName, Label> routes = routes(section.child("routes"), profile);
        Optional<Policy> policy = policy(section.child("policy"), upstream, routes);
        return new ListenerConfig(
                name,
                bind,
                profile.map(each -> servingRules(each, policy)).orElse(NOBODY),
                policy,
                upstream,
                vendor(section, profile),
                routes,
                allow(section.child("allow"), bind),
                WireReader.tls(section.child("tls"), bind, WireReader.Side.LISTENS),
                login(section.child("login")),
                WireReader.dialect(section.child("dialect")),
                session(section.child("session")));
    }

    private static Endpoint bind(Section section, List<Endpoint> taken) {
        Optional<Endpoint> bind = WireReader.endpoint(section);
        if (bind.filter(taken::contains).isPresent()) {
            section.error("is the place of another terminal too", "choose another port");
        }
        bind.ifPresent(taken::add);
        return bind.orElse(Endpoint.NOWHERE);
    }

    private static Optional<TerminalProfile> profile(Section section) {
        if (section.text().filter(LATER::contains).isPresent()) {
            section.error(
                    "is a profile that arrives with the catalogue side",
                    "take this terminal out until then");
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

    private static List<AddressRange> allow(Section section, Endpoint bind) {
        if (section.items().isEmpty() && !bind.isLoopback()) {
            section.warning(
                    "names no addresses, so everyone may connect",
                    "list the ranges of your devices, such as 10.20.0.0/16");
        }
        return section.items().stream()
                .flatMap(each ->
                        each
                                .read(AddressRange::parse, "write a range such as 10.20.0.0/16")
                                .stream())
                .toList();
    }

    private LoginPolicy login(Section section) {
        Map<String, Secret> accounts = new HashMap<>();
        for (Section each : section.child("accounts").children()) {
            secrets.password(each).ifPresent(password -> accounts.put(each.name(), password));
        }
        boolean required = section.child("required").flag().orElse(false);
        if (required && !section.child("accounts").exists()) {
            section.child("accounts")
                    .error(
                            "is missing, so nobody could log in",
                            "list the accounts, or take required out");
        }
        return new LoginPolicy(required, accounts);
    }

    private static SessionLimits session(Section section) {
        SessionLimits usual = SessionLimits.DEFAULT;
        Duration idle =
                WireReader.duration(
                        section.child("idle"), usual.idle(), Duration.ofSeconds(1), LONGEST);
        Duration maximum =
                WireReader.duration(
                        section.child("maximum"), usual.maximum(), Duration.ofSeconds(1), LONGEST);
        if (idle.compareTo(maximum) > 0) {
            section.error("may be idle for longer than it may last", "choose a longer maximum");
        }
        return new SessionLimits(idle, maximum);
    }
}
