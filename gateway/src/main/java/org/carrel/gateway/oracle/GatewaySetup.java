package org.carrel.gateway.oracle;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The configuration of the examined gateway: a library system over TLS or plain, a vendor for each
 * kind of token, keys of tokens in its storage, and every kind of door, each once plain and once
 * with TLS.
 */
final class GatewaySetup {
    private static final int KEY_LENGTH = 32;

    /** Everything may reach the gateway, and a vendor gets all that may serve a rule of its own. */
    private static final String POLICIES =
            """
            policies:
              all-it-knows:
                extends: record
                elements:
                  sip2:64.PB: pass
                  sip2:64.PC: pass
              rules-of-press:
                extends: record
                elements:
                  sip2:64.PB: { generalise: age-band, bands: [0, 13, 18] }
                  sip2:24/64.BV: { generalise: over-under, threshold: 5.00 }
                  sip2:64.PC: { map: { "A*": A }, otherwise: "" }
            """;

    private final WorkFolder work;
    private final GatewayPorts ports;
    private final Optional<Certificates> certificates;
    private final boolean console;
    private final StringBuilder yaml = new StringBuilder();

    /**
     * @param certificates for the library's connections and the doors' second set; without them all
     *     is plain
     * @param console whether there is one
     */
    GatewaySetup(
            WorkFolder work,
            GatewayPorts ports,
            Optional<Certificates> certificates,
            boolean console) {
        this.work = work;
        this.ports = ports;
        this.certificates = certificates;
        this.console = console;
    }

    /** Writes the file. */
    void write(int library, int vendor, String control) {
        String secret = work.give("password", "for-this-run").toString();
        yaml.append(
                """
                library:
                  name: Riverside Public Library
                  institution: RIV
                  cards: { prefix: "%s", form: codabar14 }
                storage: { path: "%s", key: "file:%s" }
                upstreams:
                """
                        .formatted(
                                CanaryPatrons.CARD_PREFIX, work.of(Sink.STORAGE), key("storage")));
        upstreams(library, vendor, secret);
        doors(control);
        yaml.append(POLICIES);
        if (console) {
            yaml.append("console: { bind: 127.0.0.1:%d }\n".formatted(ports.of("console")));
        }
        work.give("carrel.yaml", yaml.toString());
    }

    private Path key(String name) {
        byte[] key = new byte[KEY_LENGTH];
        new SplittableRandom().nextBytes(key);
        return work.give(name + ".key", HexFormat.of().formatHex(key));
    }

    private void upstreams(int library, int vendor, String secret) {
        String tls =
                certificates
                        .map(each -> "{ mode: tls, ca: %s }".formatted(each.certificate()))
                        .orElse("{ mode: plain }");
        upstream(
                "ils",
                "record",
                library,
                secret,
                tls,
                "fields: { PB: birth-date, PC: patron-class }\n    policy: all-it-knows");
        String plain = "{ mode: plain }";
        upstream(
                "press",
                "vendor",
                vendor,
                secret,
                plain,
                "token: { class: pairwise, form: codabar14, prefix: \"29998\" }");
        upstream("reader", "vendor", vendor, secret, plain, "token: { class: epoch, form: text }");
        upstream(
                "museum",
                "vendor",
                vendor,
                secret,
                plain,
                "token: { class: pairwise, form: text, key: \"file:%s\" }"
                        .formatted(key("museum")));
        upstream(
                "till",
                "vendor",
                vendor,
                secret,
                plain,
                "token: { class: session, form: codabar14, prefix: \"29999\" }");
    }

    private void upstream(
            String name, String trust, int port, String secret, String tls, String more) {
        yaml.append(
                """
                  %s:
                    protocol: sip2
                    trust: %s
                    address: 127.0.0.1:%d
                    tls: %s
                    login: { user: carrel, password: "file:%s" }
                    connections: { maximum: 8, lease: question, idle-status: 5m }
                    health: { failures: 0 }
                    timeout: 4s
                    %s
                """
                        .formatted(name, trust, port, tls, secret, more));
    }

    /** The control is the name of a door, so that it stands in the log and in the heap. */
    private void doors(String control) {
        yaml.append("terminals:\n");
        doors("kiosks", "self-check", "charset: cp850", "idle: 60s, maximum: 15m");
        String limit = Station.LIMIT_SECONDS + "s";
        doors("idle", "self-check", "charset: utf-8", "idle: " + limit + ", maximum: 15m");
        doors("maximum", "self-check", "charset: utf-8", "idle: " + limit + ", maximum: " + limit);
        doors("gates", "security-gate", "charset: utf-8", "idle: 60s, maximum: 15m");
        doors("sorters", "sorter", "charset: utf-8", "idle: 60s, maximum: 15m");
        doors("askers", "relying-vendor", "charset: utf-8", "idle: 60s, maximum: 15m");
        door(
                control,
                "security-gate",
                "{ mode: plain }",
                "charset: utf-8",
                "idle: 60s, maximum: 15m");
    }

    private void doors(String name, String profile, String dialect, String session) {
        door(name, profile, "{ mode: plain }", dialect, session);
        certificates.ifPresent(each ->
                door(
                        name + "-tls",
                        profile,
                        "{ mode: tls, certificate: %s, key: %s }"
                                .formatted(each.certificate(), each.key()),
                        dialect,
                        session));
    }

    private void door(String name, String profile, String tls, String dialect, String session) {
        String more =
                switch (profile) {
                    case "self-check" ->
                            "routes: { hold: press, fee-paid: till, renew-all: reader, renew: museum }";
                    case "relying-vendor" -> "vendor: press\n    policy: rules-of-press";
                    default -> "routes: {}";
                };
        yaml.append(
                """
                  %s:
                    protocol: sip2
                    bind: 127.0.0.1:%d
                    profile: %s
                    upstream: ils
                    %s
                    tls: %s
                    dialect: { %s }
                    session: { %s }
                """
                        .formatted(name, ports.of(name), profile, more, tls, dialect, session));
    }
}
