package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.TunnelsConfig.Tunnel;
import org.junit.jupiter.api.Test;

/** What a door says of who may come. */
class DoorKeysTest {
    private static final String FILE =
            """
            library: { name: Test, institution: T }
            storage: { path: /var/lib/carrel }
            upstreams:
              ils: { protocol: sip2, trust: record, address: 127.0.0.1:6001 }
            terminals:
              kiosks: { protocol: sip2, bind: 127.0.0.1:7001, profile: self-check, MORE upstream: ils }
            """;

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGZ/+RX3HVUqq7w89exTSoIoaN3gynqCUIHP7hpamvAj";

    @Test
    void whatIsNotSaidIsAsUsual() {
        try (GatewayConfig config = load("", "")) {
            ListenerConfig kiosks = config.terminal(new Label("kiosks"));
            assertEquals(DoorLimits.DEFAULT, kiosks.connections());
            assertEquals(GuessLimits.DEFAULT, kiosks.guesses());
            assertEquals(LoginPolicy.First.STATUS, kiosks.login().first());
            assertEquals(Optional.empty(), config.tunnels());
        }
    }

    @Test
    void whatIsSaidIsRead() {
        String more =
                "connections: { maximum: 9, per-address: 3, idle: 2m, messages: 7 }, guesses: { per-card: 4, within: 1m },";
        try (GatewayConfig config = load(more, "")) {
            ListenerConfig kiosks = config.terminal(new Label("kiosks"));
            assertEquals(9, kiosks.mostConnections());
            assertEquals(3, kiosks.mostFromAddress());
            assertEquals(Duration.ofMinutes(2), kiosks.connections().idle());
            assertEquals(7, kiosks.connections().messages());
            assertEquals(new GuessLimits(4, 100, Duration.ofMinutes(1)), kiosks.guesses());
        }
    }

    @Test
    void fewPlacesAreFewForOneAddressToo() {
        try (GatewayConfig config = load("connections: { maximum: 9 },", "")) {
            assertEquals(9, config.terminal(new Label("kiosks")).mostFromAddress());
        }
    }

    @Test
    void aTunnelsHostKeyLiesInTheStorageAndARemarkIsNoPartOfAKey() {
        String tunnels =
                "tunnels: { bind: 127.0.0.1:2222, terminals: { k7: { door: kiosks, key: \"%s k7@branch\" } } }%n"
                        .formatted(KEY);
        try (GatewayConfig config = load("", tunnels)) {
            TunnelsConfig read = config.tunnels().orElseThrow();
            assertEquals(Path.of("/var/lib/carrel/ssh-host-key"), read.hostKey());
            assertEquals(
                    new Tunnel(new Label("kiosks"), KEY), read.terminals().get(new Label("k7")));
        }
    }

    @Test
    void aHashIsReadAsItIsWrittenAndAPasswordIsNone() {
        Argon2id hash = new Argon2id(19456, 2, 1, "c2FsdHNhbHRzYWx0c2FsdA", "h".repeat(43));
        assertEquals(Optional.of(hash), Argon2id.of(secret(hash.text())));
        assertEquals(Optional.empty(), Argon2id.of(secret("open sesame")));
        assertEquals(
                Optional.empty(), Argon2id.of(secret(hash.text().replace("m=19456", "m=999999"))));
    }

    @Test
    void aCataloguesDoorTakesNoHashForAPassword() {
        Argon2id hash = new Argon2id(19456, 2, 1, "c2FsdHNhbHRzYWx0c2FsdA", "h".repeat(43));
        String yaml =
                """
                library: { name: Test, institution: T }
                upstreams:
                  loc: { protocol: z3950, address: 127.0.0.1:210, databases: { books: LCDB } }
                terminals:
                  catalogue:
                    protocol: z3950
                    bind: 127.0.0.1:2100
                    profile: catalogue-client
                    databases: { books: loc }
                    login: { required: true, accounts: { a: env:HASH } }
                """;
        Loaded loaded = ConfigLoader.load(yaml, Inline.REFUSED, Map.of("HASH", hash.text())::get);
        Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, loaded);
        assertEquals(
                List.of("terminals.catalogue.login.accounts.a"),
                rejected.problems().stream()
                        .filter(each -> each.severity() == ConfigProblem.Severity.ERROR)
                        .map(ConfigProblem::path)
                        .toList());
    }

    private static Secret secret(String text) {
        return Secret.copyOf(StandardCharsets.UTF_8.encode(text));
    }

    private static GatewayConfig load(String more, String after) {
        String yaml = FILE.replace("MORE", more) + after;
        Loaded loaded = ConfigLoader.load(yaml, Inline.REFUSED, _ -> null);
        return assertInstanceOf(Loaded.Accepted.class, loaded, loaded::toString).config();
    }
}
