package org.carrel.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.Policy;

/** Reads those of {@code upstreams:} that speak SIP2. */
final class UpstreamReader {

    private static final Duration TOO_SHORT = Duration.ofMillis(100);
    private static final Duration TOO_LONG = Duration.ofSeconds(30);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(4);

    private final Map<Label, Policy> policies;
    private final SecretReader secrets;
    private final TokenReader tokens;

    UpstreamReader(Map<Label, Policy> policies, SecretReader secrets, TokenReader tokens) {
        this.policies = policies;
        this.secrets = secrets;
        this.tokens = tokens;
    }

    /** Every upstream that could be understood. */
    Map<Label, UpstreamConfig> readAll(Section section) {
        Map<Label, UpstreamConfig> upstreams = new HashMap<>();
        for (Section each : section.children()) {
            if (!Protocol.of(each).isOfCatalogues()) {
                each.label().ifPresent(name -> upstreams.put(name, read(name, each)));
            }
        }
        return upstreams;
    }

    private UpstreamConfig read(Label name, Section section) {
        Trust trust = trust(section.child("trust"));
        Section dialect = section.child("dialect");
        DialectPreset preset =
                DialectReader.preset(dialect, DialectPreset.Kind.SYSTEM, BuiltIn.dialects());
        Map<String, DataClass> fields = DialectReader.fields(section.child("fields"), preset);
        Endpoint address = WireReader.endpoint(section.child("address")).orElse(Endpoint.NOWHERE);
        return new UpstreamConfig(
                name,
                trust,
                address,
                WireReader.fallback(section.child("fallback")),
                WireReader.tls(section.child("tls"), address, WireReader.Side.CALLS),
                login(section.child("login")),
                DialectReader.dialect(dialect, preset),
                connections(section.child("connections")),
                health(section.child("health")),
                timeout(section.child("timeout")),
                tokens.read(section.child("token"), trust),
                policy(section.child("policy"), trust, fields),
                fields,
                section.child("institution").text(),
                section.child("cancels").flag().orElse(true),
                DialectReader.decimals(dialect));
    }

    private static Health health(Section section) {
        return new Health(
                WireReader.duration(
                        section.child("every"),
                        Health.DEFAULT.every(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                section.child("failures").number().orElse(Health.DEFAULT.failures()));
    }

    private static Duration timeout(Section section) {
        Duration timeout = section.duration().orElse(USUAL_TIMEOUT);
        if (timeout.compareTo(TOO_SHORT) <= 0) {
            section.error("is not longer than 100ms", "give the system more time");
        } else if (timeout.compareTo(TOO_LONG) >= 0) {
            section.error("is not shorter than 30s", "choose less than a terminal waits");
        }
        return timeout;
    }

    /** Where nothing is said it is taken for a vendor, who gets less, and that is told. */
    private static Trust trust(Section section) {
        if (!section.exists()) {
            section.error("is missing", "write record for the library's own system, else vendor");
        }
        return section.choice(Trust.class).orElse(Trust.VENDOR);
    }

    private Policy policy(Section section, Trust trust, Map<String, DataClass> fields) {
        Label usual = trust == Trust.RECORD ? BuiltIn.RECORD : BuiltIn.VENDOR_MINIMAL;
        Policy policy =
                References.policy(section, policies)
                        .orElse(policies.getOrDefault(usual, Policy.builder().build()));
        PolicyCheck.codes(section, policy, fields);
        PolicyCheck.upstream(section, trust, policy, fields);
        PolicyCheck.prose(section, policy, fields);
        return policy;
    }

    private Optional<Login> login(Section section) {
        Optional<Secret> password = secrets.password(section.child("password"));
        return section.child("user")
                .text()
                .flatMap(user ->
                        password.map(secret ->
                                new Login(
                                        user,
                                        secret,
                                        section.child("location").text(),
                                        section.child("prompt").flag().orElse(false))));
    }

    private static Optional<Duration> idleClose(Section section) {
        return section.exists()
                ? Optional.of(
                        WireReader.duration(
                                section,
                                Connections.DEFAULT.idleStatus(),
                                Duration.ofSeconds(1),
                                Duration.ofHours(1)))
                : Optional.empty();
    }

    private static Connections connections(Section section) {
        Connections usual = Connections.DEFAULT;
        return new Connections(
                section.child("maximum").number().orElse(usual.maximum()),
                section.child("waiting").number().orElse(usual.waiting()),
                section.child("lease").choice(Connections.Lease.class).orElse(usual.lease()),
                WireReader.duration(
                        section.child("idle-status"),
                        usual.idleStatus(),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1)),
                idleClose(section.child("idle-close")));
    }
}
