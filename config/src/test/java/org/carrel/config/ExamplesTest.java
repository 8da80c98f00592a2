package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.phrase.Language;
import org.carrel.config.phrase.Phrase;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    @TempDir private Path credentials = Path.of("");

    @BeforeEach
    void putCredentialsIntoTheirFolder() throws IOException {
        for (String name :
                List.of(
                        "ils-password",
                        "press-password",
                        "union-password",
                        "kiosk1",
                        "kiosk2",
                        "kiosk7")) {
            Files.writeString(credentials.resolve(name), name + " secret\n");
        }
        Files.writeString(credentials.resolve("carrel-kek"), "a5".repeat(32) + "\n");
        Files.writeString(credentials.resolve("e-books-key"), "0f".repeat(32) + "\n");
    }

    @Test
    void everyExampleIsAccepted() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.toList()) {
                load(file.getFileName().toString()).config().close();
            }
        }
    }

    @Test
    void theTownLibraryIsReadAsItIsWritten() throws IOException {
        try (GatewayConfig config = load("town-library.yaml").config()) {
            UpstreamConfig ils = config.upstream(new Label("ils"));
            assertEquals(Trust.RECORD, ils.trust());
            assertEquals(List.of(new Endpoint("ils2.example.org", 6001)), ils.fallback());
            assertEquals(Duration.ofSeconds(4), ils.timeout());
            assertEquals(
                    Map.of("PB", DataClass.BIRTH_DATE, "PC", DataClass.PATRON_CLASS), ils.fields());
            assertTrue(ils.token().isEmpty());
            ListenerConfig kiosks = config.terminal(new Label("kiosks"));
            assertEquals(Sip2Charset.CP850, kiosks.dialect().charset());
            assertEquals(new Label("press"), kiosks.upstreamFor(OperationName.HOLD));
            assertEquals(new Label("ils"), kiosks.upstreamFor(OperationName.CHECKOUT));
            assertEquals(
                    Optional.of(new CardNumbers("29001", TokenForm.CODABAR14)),
                    config.library().cards());
        }
    }

    @Test
    void aPasswordIsReadWithoutItsLineEnd() throws IOException {
        try (GatewayConfig config = load("town-library.yaml").config()) {
            Secret password = kiosk1(config);
            assertTrue(password.matches(StandardCharsets.UTF_8.encode("kiosk1 secret")));
        }
    }

    @Test
    void aKeyOfHexadecimalDigitsBecomesItsBytes() throws IOException {
        try (GatewayConfig config = load("vendor-tokens.yaml").config()) {
            Secret key =
                    config.upstream(new Label("e-books"))
                            .token()
                            .flatMap(TokenConfig::key)
                            .orElseThrow();
            ByteBuffer expected = ByteBuffer.allocate(32);
            while (expected.hasRemaining()) {
                expected.put((byte) 0x0f);
            }
            assertTrue(key.matches(expected.flip()));
        }
    }

    @Test
    void aVendorGetsTheValuesThatServeItsRuleAndNoOthers() throws IOException {
        try (GatewayConfig config = load("vendor-rules.yaml").config()) {
            ListenerConfig door = config.terminal(new Label("bookings-server"));
            Policy policy = door.profile().policy();
            Sip2MessageType answer = Sip2MessageType.PATRON_INFORMATION_RESPONSE;
            assertEquals(Optional.of(new Label("bookings")), door.vendor());
            assertEquals(
                    new Action.Equivalent(new Equivalence.OverUnder(500)),
                    policy.action(answer, ElementName.of(Sip2Field.FEE_AMOUNT)));
            assertEquals(
                    new Action.Equivalent(new Equivalence.AgeBand(List.of(0, 13, 18))),
                    policy.action(answer, new ElementName.Vendor("PB")));
            assertEquals(
                    new Action.Drop(),
                    policy.action(answer, ElementName.of(Sip2Field.HOME_ADDRESS)));
        }
    }

    @Test
    void aLibrarysOwnPhrasesStandBeforeOurs() throws IOException {
        try (GatewayConfig config = load("vendor-rules.yaml").config()) {
            Phrase fees = config.phrases().phrase("fees-due").orElseThrow();
            assertTrue(fees.say().getOrDefault(Language.ENGLISH, "").contains("ground floor"));
            assertTrue(fees.say().containsKey(Language.FINNISH));
            assertTrue(fees.when().contains("fines due"));
            assertEquals(
                    List.of("fees-due", "closing-soon"),
                    config.phrases().phrases().stream().limit(2).map(Phrase::name).toList());
        }
    }

    @Test
    void aPolicyThatExtendsAnotherChangesOnlyItsOwnRules() throws IOException {
        try (GatewayConfig config = load("town-library.yaml").config()) {
            var policy = config.policy(new Label("no-destination"));
            Sip2MessageType message = Sip2MessageType.CHECKIN_RESPONSE;
            assertEquals(new Action.Drop(), policy.action(message, new ElementName.Vendor("CT")));
            assertEquals(new Action.Pass(), policy.action(message, new ElementName.Vendor("CV")));
        }
    }

    @Test
    void closingAConfigurationWipesItsSecrets() throws IOException {
        GatewayConfig config = load("town-library.yaml").config();
        config.close();
        Secret password = kiosk1(config);
        assertTrue(!password.matches(StandardCharsets.UTF_8.encode("kiosk1 secret")));
    }

    @Test
    void plainConnectionsAreRemarkedUpon() throws IOException {
        Loaded.Accepted accepted = load("town-library.yaml");
        accepted.config().close();
        assertEquals(
                List.of("terminals.gates.tls", "terminals.sorter.tls"),
                accepted.warnings().stream().map(ConfigProblem::path).toList());
    }

    private static Secret kiosk1(GatewayConfig config) {
        return Objects.requireNonNull(
                config.terminal(new Label("kiosks")).login().accounts().get("kiosk1"));
    }

    private Loaded.Accepted load(String example) throws IOException {
        Map<String, String> variables =
                Map.of(
                        "CREDENTIALS_DIRECTORY",
                        credentials.toString(),
                        "HILL_PASSWORD",
                        "a secret of Hill");
        String yaml = Files.readString(EXAMPLES.resolve(example));
        Loaded loaded = ConfigLoader.load(yaml, Inline.REFUSED, variables::get);
        return assertInstanceOf(Loaded.Accepted.class, loaded, () -> example + " " + loaded);
    }
}
