package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.config.ConfigProblem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A table of mistakes, each made in a file that is otherwise right. */
class BrokenFilesTest {

    private static final String RIGHT =
            """
            library: { name: Test, institution: T, cards: { prefix: "29001" } }
            upstreams:
              ils:
                protocol: sip2
                trust: record
                address: 127.0.0.1:6001
                timeout: 4s
              press:
                protocol: sip2
                trust: vendor
                address: 127.0.0.1:6002
                policy: own
            terminals:
              kiosks:
                protocol: sip2
                bind: 127.0.0.1:7001
                profile: self-check
                upstream: ils
                allow: [127.0.0.1]
            policies:
              own:
                elements:
                  sip2:AB: pass
            """;

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGZ/+RX3HVUqq7w89exTSoIoaN3gynqCUIHP7hpamvAj";

    private static String tunnels(String place, String door, String key) {
        return "tunnels: { %s, terminals: { a: { door: %s, key: \"%s\" } } }%npolicies:"
                .formatted(place, door, key);
    }

    /**
     * A change to the file, and the places ({@code line path; line path}) at which errors are
     * expected.
     */
    record Mistake(String from, String to, String places) {
        @Override
        public String toString() {
            return to.strip() + " -> " + places;
        }
    }

    // spotless:off
    static final List<Mistake> MISTAKES = List.of(
        new Mistake("timeout: 4s", "timeout: 31s", "7 upstreams.ils.timeout"),
        new Mistake("timeout: 4s", "timeout: 100ms", "7 upstreams.ils.timeout"),
        new Mistake("timeout: 4s", "dialect: { preset: libki }", "7 upstreams.ils.dialect.preset"),
        new Mistake("timeout: 4s", "dialect: { preset: unheard-of }", "7 upstreams.ils.dialect.preset"),
        new Mistake("timeout: 4s", "dialect: { checksum: sometimes }", "7 upstreams.ils.dialect.checksum"),
        new Mistake("timeout: 4s", "connections: { idle-close: 1ms }", "7 upstreams.ils.connections.idle-close"),
        new Mistake("allow: [127.0.0.1]", "dialect: { preset: koha }", "19 terminals.kiosks.dialect.preset"),
        new Mistake("allow: [127.0.0.1]", "pin: perhaps", "19 terminals.kiosks.pin"),
        new Mistake("policies:", "storage: { jdbc: \"jdbc:postgresql://db/carrel?sslmode=verify-full\" }\npolicies:", "20 storage.jdbc"),
        new Mistake("policies:", "storage: { path: /s, key: \"env:K\", jdbc: \"jdbc:mysql://db/carrel\" }\npolicies:", "20 storage.jdbc; 20 storage.key"),
        new Mistake("policies:", "storage: { path: /s, key: \"env:K\", jdbc: \"jdbc:postgresql://db/c?sslmode=require&password=p\" }\npolicies:", "20 storage.jdbc; 20 storage.key"),
        new Mistake("policies:", "storage: { path: /s, key: \"env:K\", jdbc: \"jdbc:postgresql://db/c\" }\npolicies:", "20 storage.jdbc; 20 storage.key"),
        new Mistake("policies:", "storage: { path: /s, key: \"env:K\", previous-key: \"env:K\", jdbc: \"jdbc:postgresql://db/c?sslmode=require\" }\npolicies:", "20 storage.key; 20 storage.previous-key"),
        new Mistake("policies:", "storage: { path: /s, previous-key: \"env:K\" }\npolicies:", "20 storage.previous-key"),
        new Mistake("policies:", "storage: { path: /s, key: \"env:K\", jdbc: \"jdbc:postgresql://db/c?sslmode=prefer\" }\npolicies:", "20 storage.jdbc; 20 storage.key"),
        new Mistake("policies:", "storage: { path: /s, login: { user: c } }\npolicies:", "20 storage.login.password"),
        new Mistake("timeout: 4s", "timeout: soon", "7 upstreams.ils.timeout"),
        new Mistake("timeout: 4s", "timeout: 4", "7 upstreams.ils.timeout"),
        new Mistake("timeout: 4s", "time-out: 4s", "7 upstreams.ils.time-out"),
        new Mistake("timeout: 4s", "timeout: 4s\n    timeout: 5s", "8 upstreams.ils.timeout"),
        new Mistake("timeout: 4s", "token: { class: session }", "7 upstreams.ils.token"),
        new Mistake("timeout: 4s", "login: { user: u, password: env:NONE }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "login: { user: u, password: inline:secret }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "login: { user: u, password: secret }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "login: { user: u }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "login: { user: u, password: file:/nowhere/at/all }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "login: { user: u, password: credential:x }", "7 upstreams.ils.login.password"),
        new Mistake("timeout: 4s", "tls: { mode: mutual }", "7 upstreams.ils.tls.certificate; 7 upstreams.ils.tls.key"),
        new Mistake("timeout: 4s", "connections: { maximum: 65 }", "7 upstreams.ils.connections.maximum"),
        new Mistake("timeout: 4s", "dialect: { delimiter: A }", "7 upstreams.ils.dialect.delimiter"),
        new Mistake("timeout: 4s", "dialect: { charset: ebcdic }", "7 upstreams.ils.dialect.charset"),
        new Mistake("timeout: 4s", "fields: { AA: name }", "7 upstreams.ils.fields.AA"),
        new Mistake("timeout: 4s", "fields: { PB: birthday }", "7 upstreams.ils.fields.PB"),
        new Mistake("timeout: 4s", "fallback: [127.0.0.1]", "7 upstreams.ils.fallback.0"),
        new Mistake("timeout: 4s", "policy: nobody", "7 upstreams.ils.policy"),
        new Mistake("    trust: record\n", "", "3 upstreams.ils.trust"),
        new Mistake("    address: 127.0.0.1:6001\n", "", "3 upstreams.ils.address"),
        new Mistake("protocol: sip2\n    trust: record", "protocol: z3950", "3 upstreams.ils.databases; 17 terminals.kiosks.upstream"),
        new Mistake("  ils:", "  I L S:", "3 upstreams.I L S; 18 terminals.kiosks.upstream"),
        new Mistake("policy: own", "token: { class: epoch }", "12 upstreams.press.token.class"),
        new Mistake("policy: own", "token: { class: session, form: codabar14 }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: session, form: codabar14, prefix: \"29001\" }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: session, form: codabar14, prefix: 29999 }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: pairwise }", "12 upstreams.press.token.key"),
        new Mistake("policy: own", "token: { class: session, form: codabar14, prefix: \"2999\" }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: session, form: digits:5 }", "12 upstreams.press.token.form"),
        new Mistake("policy: own", "token: { class: session, form: digits:10, prefix: \"29999\" }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: session, form: digits:14, prefix: \"29001\" }", "12 upstreams.press.token.prefix"),
        new Mistake("policy: own", "token: { class: session, form: codabar14, prefix: \"29999\", second-prefix: \"29999\" }", "12 upstreams.press.token.second-prefix"),
        new Mistake("policy: own", "token: { class: session, form: text, every: day }", "12 upstreams.press.token.every"),
        new Mistake("policy: own", "token: { class: session, form: digits:9, scope: press }", "12 upstreams.press.token.scope"),
        new Mistake("policy: own", "token: { class: pairwise, key: env:SHORT }", "12 upstreams.press.token.key"),
        new Mistake("policy: own", "policy: record", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:AA: pass", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:AE: { generalise: initials }", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:10.AF: pass", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:AC: pass", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:PB: pass", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:AY: pass", "23 policies.own.elements.sip2:AY"),
        new Mistake("sip2:AB: pass", "sip2:ABC: pass", "23 policies.own.elements.sip2:ABC"),
        new Mistake("sip2:AB: pass", "sip2:02.AB: pass", "23 policies.own.elements.sip2:02.AB"),
        new Mistake("sip2:AB: pass", "sip2:11.patron-status: pass", "23 policies.own.elements.sip2:11.patron-status"),
        new Mistake("sip2:AB: pass", "sip2:AE: { generalise: allowed-or-denied }", "23 policies.own.elements.sip2:AE"),
        new Mistake("sip2:AB: pass", "sip2:AB: hide", "23 policies.own.elements.sip2:AB"),
        new Mistake("sip2:AB: pass", "sip2:AB: { mask: { keep-last: 20 } }", "23 policies.own.elements.sip2:AB.mask.keep-last"),
        new Mistake("sip2:AB: pass", "sip2:AB: { generalise: vaguely }", "23 policies.own.elements.sip2:AB.generalise"),
        new Mistake("sip2:AB: pass", "sip2:language: { constant: \"1\" }", "23 policies.own.elements.sip2:language"),
        new Mistake("sip2:AB: pass", "sip2:AB: { constant: \"a|b\" }", "23 policies.own.elements.sip2:AB.constant"),
        new Mistake("sip2:AB: pass", "sip2:11.AB: pass\n      sip2:11/12.AB: drop", "24 policies.own.elements.sip2:11/12.AB"),
        new Mistake("    elements:", "    extends: own\n    elements:", "22 policies.own.extends"),
        new Mistake("upstream: ils", "upstream: isl", "18 terminals.kiosks.upstream"),
        new Mistake("    upstream: ils\n", "", "14 terminals.kiosks.upstream"),
        new Mistake("upstream: ils", "upstream: ils\n    routes: { status: press }", "19 terminals.kiosks.routes.status"),
        new Mistake("upstream: ils", "upstream: ils\n    routes: { block-patron: press }", "19 terminals.kiosks.routes.block-patron"),
        new Mistake("upstream: ils", "upstream: ils\n    routes: { hold: nobody }", "19 terminals.kiosks.routes.hold"),
        new Mistake("upstream: ils", "upstream: ils\n    login: { required: true }", "19 terminals.kiosks.login.accounts"),
        new Mistake("upstream: ils", "upstream: ils\n    session: { idle: 20m }", "19 terminals.kiosks.session"),
        new Mistake("upstream: ils", "upstream: ils\n    tls: { mode: tls, key: k }", "19 terminals.kiosks.tls.certificate"),
        new Mistake("allow: [127.0.0.1]", "allow: [home]", "19 terminals.kiosks.allow.0"),
        new Mistake("upstream: ils", "upstream: ils\n    balancers: [home]", "19 terminals.kiosks.balancers.0"),
        new Mistake("upstream: ils", "upstream: ils\n    connections: { maximum: 2, per-address: 3 }", "19 terminals.kiosks.connections.per-address"),
        new Mistake("upstream: ils", "upstream: ils\n    connections: { idle: 100ms }", "19 terminals.kiosks.connections.idle"),
        new Mistake("upstream: ils", "upstream: ils\n    connections: { messages: -1 }", "19 terminals.kiosks.connections.messages"),
        new Mistake("upstream: ils", "upstream: ils\n    guesses: { within: 2h }", "19 terminals.kiosks.guesses.within"),
        new Mistake("upstream: ils", "upstream: ils\n    login: { first: prompt }", "19 terminals.kiosks.login.first"),
        new Mistake("upstream: ils", "upstream: ils\n    login: { required: true, accounts: { a: env:HASH } }", "19 terminals.kiosks.login.accounts.a"),
        new Mistake("policies:", tunnels("bind: 127.0.0.1:7001, host-key: h", "kiosks", KEY), "20 tunnels.bind"),
        new Mistake("policies:", tunnels("bind: 127.0.0.1:7022", "kiosks", KEY), "20 tunnels.host-key"),
        new Mistake("policies:", tunnels("bind: 127.0.0.1:7022, host-key: h", "nobody", KEY), "20 tunnels.terminals.a.door"),
        new Mistake("policies:", tunnels("bind: 127.0.0.1:7022, host-key: h", "kiosks", "ssh-dss AAAAB3NzaC1kc3MAAACB"), "20 tunnels.terminals.a.key"),
        new Mistake("policies:", tunnels("bind: 127.0.0.1:7022, host-key: h", "kiosks", KEY + "\" }, b: { door: kiosks, key: \"" + KEY), "20 tunnels.terminals.b.key"),
        new Mistake("sip2:AB: pass", "sip2:AF: pass", "12 upstreams.press.policy"),
        new Mistake("sip2:AB: pass", "sip2:PB: { generalise: age-band }", "23 policies.own.elements.sip2:PB.bands"),
        new Mistake("sip2:AB: pass", "sip2:PB: { generalise: age-band, bands: [18, 13] }", "23 policies.own.elements.sip2:PB.bands"),
        new Mistake("sip2:AB: pass", "sip2:PB: { generalise: year, bands: [18] }", "23 policies.own.elements.sip2:PB.bands"),
        new Mistake("sip2:AB: pass", "sip2:BV: { generalise: over-under, threshold: 5.001 }", "23 policies.own.elements.sip2:BV.threshold"),
        new Mistake("sip2:AB: pass", "sip2:BV: { constant: x, generalise: day }", "23 policies.own.elements.sip2:BV"),
        new Mistake("sip2:AB: pass", "sip2:BV: { otherwise: x }", "23 policies.own.elements.sip2:BV"),
        new Mistake("sip2:AB: pass", "sip2:BD: { generalise: postcode, keep: 9 }", "23 policies.own.elements.sip2:BD.keep"),
        new Mistake("sip2:AB: pass", "sip2:AE: { generalise: postcode, keep: 3 }", "23 policies.own.elements.sip2:AE"),
        new Mistake("sip2:AB: pass", "sip2:AB: { map: { \"A*B\": x } }", "23 policies.own.elements.sip2:AB.map"),
        new Mistake("sip2:AB: pass", "sip2:AE: phrase", "23 policies.own.elements.sip2:AE"),
        new Mistake("sip2:AB: pass", "sip2:AA: alias", "23 policies.own.elements.sip2:AA"),
        new Mistake("profile: self-check", "profile: relying-vendor", "14 terminals.kiosks.vendor"),
        new Mistake("profile: self-check", "profile: relying-vendor\n    vendor: ils", "18 terminals.kiosks.vendor"),
        new Mistake("profile: self-check", "profile: relying-vendor\n    vendor: nobody", "18 terminals.kiosks.vendor"),
        new Mistake("profile: self-check", "profile: self-check\n    vendor: press", "18 terminals.kiosks.vendor"),
        new Mistake("institution: T,", "institution: T, language: sv,", "1 library.language"),
        new Mistake("policies:", "phrases: { closing: { when: [closing] } }\npolicies:", "20 phrases.closing"),
        new Mistake("policies:", "phrases: { closing: { say: { sv: x } } }\npolicies:", "20 phrases.closing; 20 phrases.closing.say.sv"),
        new Mistake("policies:", "phrases: { welcome: { when: [\"a*b\"] } }\npolicies:", "20 phrases.welcome"),
        new Mistake("profile: self-check", "profile: selfcheck", "17 terminals.kiosks.profile"),
        new Mistake("bind: 127.0.0.1:7001", "bind: 127.0.0.1:99999", "16 terminals.kiosks.bind"),
        new Mistake("bind: 127.0.0.1:7001", "bind: [unfinished", "17 "),
        new Mistake("institution: T, ", "", "1 library.institution"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("MISTAKES")
    void aMistakeIsToldWithItsPlace(Mistake mistake) {
        assertTrue(RIGHT.contains(mistake.from()), "the table is out of date");
        Loaded loaded = load(withMistake(mistake));
        Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, loaded);
        assertEquals(
                mistake.places(), String.join("; ", places(rejected.problems())), loaded::toString);
    }

    @Test
    void theFileWithoutMistakeIsAcceptedWithoutRemark() {
        Loaded.Accepted accepted = assertInstanceOf(Loaded.Accepted.class, load(RIGHT));
        accepted.config().close();
        assertEquals(List.of(), accepted.warnings());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        String yaml =
                RIGHT.replace("timeout: 4s", "timeout: 99s")
                        .replace("upstream: ils", "upstream: isl")
                        .replace("sip2:AB: pass", "sip2:AB: hide");
        Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, load(yaml));
        assertEquals(
                List.of(
                        "7 upstreams.ils.timeout",
                        "18 terminals.kiosks.upstream",
                        "23 policies.own.elements.sip2:AB"),
                places(rejected.problems()));
    }

    @Test
    void noProblemQuotesASecretThatStandsInTheFile() {
        String yaml = RIGHT.replace("timeout: 4s", "login: { user: u, password: canary-9f3 }");
        assertFalse(load(yaml).toString().contains("canary"));
    }

    @Test
    void brokenYamlDoesNotQuoteItself() {
        assertFalse(load("password: \"canary-9f3\n  : [").toString().contains("canary"));
    }

    @Test
    void anEmptyFileAndAMissingOneAreRefused() {
        assertInstanceOf(Loaded.Rejected.class, load(""));
        assertInstanceOf(Loaded.Rejected.class, load("just words"));
        assertInstanceOf(
                Loaded.Rejected.class, ConfigLoader.load(Path.of("nowhere"), Inline.REFUSED));
    }

    @Test
    void referencesToCollectionsAreRefused() {
        assertInstanceOf(Loaded.Rejected.class, load("a: &a [1]\nb: [*a, *a]\n"));
    }

    @Test
    void passkeysAreRequiredOnlyWhereTheConsoleHasANameForThem() {
        String bare =
                """
                storage: { path: /nowhere, key: env:KEY }
                console: { bind: "127.0.0.1:8443", proxies: [10.0.0.0/8], %spasskeys: required }
                """;
        Loaded.Rejected nameless =
                assertInstanceOf(Loaded.Rejected.class, withKey(bare.formatted("")));
        assertEquals(List.of("2 console.passkeys"), places(nameless.problems()));
        Loaded.Accepted named =
                assertInstanceOf(
                        Loaded.Accepted.class, withKey(bare.formatted("names: [desk.example], ")));
        try (GatewayConfig config = named.config()) {
            assertEquals(Console.Passkeys.REQUIRED, config.console().orElseThrow().passkeys());
        }
    }

    private static Loaded withKey(String text) {
        return ConfigLoader.load(text, Inline.REFUSED, Map.of("KEY", "c7".repeat(32))::get);
    }

    @Test
    void onlyAGatewayWithAConsoleMayBeWithoutTheRest() {
        String bare =
                """
                storage: { path: /nowhere, key: env:KEY }
                console: { bind: "127.0.0.1:8443" }
                """;
        Loaded.Accepted accepted = assertInstanceOf(Loaded.Accepted.class, withKey(bare));
        try (GatewayConfig config = accepted.config()) {
            assertFalse(config.hasDoors());
        }
        assertEquals(
                List.of("terminals"),
                accepted.warnings().stream().map(ConfigProblem::path).toList());
        Loaded.Rejected alone =
                assertInstanceOf(Loaded.Rejected.class, load("shutdown: { grace: 1s }\n"));
        assertEquals(List.of("1 library", "1 terminals", "1 upstreams"), places(alone.problems()));
        Loaded.Rejected half =
                assertInstanceOf(
                        Loaded.Rejected.class,
                        load(bare + RIGHT.substring(RIGHT.indexOf("terminals:"))));
        assertTrue(
                half.problems().stream().map(ConfigProblem::path).toList().contains("upstreams"));
    }

    @Test
    void aTerminalThatEveryoneMayReachIsRemarkedUpon() {
        String yaml =
                RIGHT.replace("    allow: [127.0.0.1]\n", "")
                        .replace("127.0.0.1:7001", "0.0.0.0:1");
        Loaded.Accepted accepted = assertInstanceOf(Loaded.Accepted.class, load(yaml));
        accepted.config().close();
        assertEquals(
                List.of("terminals.kiosks.allow", "terminals.kiosks.tls"),
                accepted.warnings().stream().map(ConfigProblem::path).toList());
    }

    @Test
    void theDemonstrationMayHoldItsSecretsInTheFile() {
        String yaml = RIGHT.replace("timeout: 4s", "login: { user: u, password: inline:made-up }");
        Loaded loaded = ConfigLoader.load(yaml, Inline.ALLOWED, _ -> null);
        assertInstanceOf(Loaded.Accepted.class, loaded).config().close();
    }

    @Test
    void aTerminalsOwnPolicyLetsNoFreeTextPassEither() {
        String yaml =
                RIGHT.replace("sip2:AB: pass", "sip2:AF: { mask: { keep-last: 8 } }")
                        .replace("    policy: own\n", "")
                        .replace("upstream: ils", "upstream: ils\n    policy: own");
        Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, load(yaml));
        assertEquals(List.of("18 terminals.kiosks.policy"), places(rejected.problems()));
    }

    @Test
    void aProblemReadsAsOneLine() {
        ConfigProblem problem =
                new ConfigProblem(
                        "upstreams.ils.timeout",
                        12,
                        Severity.ERROR,
                        "is longer than 30s",
                        "wait less");
        assertEquals(
                "carrel.yaml:12 upstreams.ils.timeout: is longer than 30s. Mend: wait less",
                problem.in("carrel.yaml"));
    }

    private static String withMistake(Mistake mistake) {
        int at = RIGHT.indexOf(mistake.from());
        return RIGHT.substring(0, at)
                + mistake.to()
                + RIGHT.substring(at + mistake.from().length());
    }

    private static Loaded load(String yaml) {
        return ConfigLoader.load(
                yaml,
                Inline.REFUSED,
                Map.of("SHORT", "too short", "HASH", "$argon2id$v=19$m=8,t=1,p=1$short$short")
                        ::get);
    }

    private static List<String> places(List<ConfigProblem> problems) {
        Stream<ConfigProblem> errors =
                problems.stream().filter(each -> each.severity() == Severity.ERROR);
        return errors.map(each -> each.line() + " " + each.path()).toList();
    }
}
