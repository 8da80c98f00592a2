package org.carrel.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.carrel.config.policy.DataClass;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;

/** What is known of makes of devices and systems, and how a configuration takes it up. */
class DialectsTest {
    private static final Set<String> KEYS =
            Set.of(
                    "source",
                    "charset",
                    "terminator",
                    "error-detection",
                    "delimiter",
                    "accept-utf-8",
                    "checksum",
                    "sequence",
                    "fields");

    @Test
    void everyRowSaysWhereItWasReadAndNothingThatNobodyReads() throws IOException {
        try (var file =
                Objects.requireNonNull(BuiltIn.class.getResourceAsStream("dialects.yaml"))) {
            String text = new String(file.readAllBytes(), UTF_8);
            Set<String> keys = new TreeSet<>();
            Pattern.compile("(?m)^    ([a-z0-9-]+):")
                    .matcher(text)
                    .results()
                    .forEach(key -> keys.add(key.group(1)));
            assertTrue(KEYS.containsAll(keys), keys.toString());
        }
        for (DialectPreset preset : BuiltIn.dialects().values()) {
            assertFalse(preset.source().isBlank(), preset.name().text());
        }
    }

    @Test
    void aPresetIsTakenAsItIs() {
        try (GatewayConfig config = load("preset: koha", "", "preset: php-sip2")) {
            UpstreamConfig ils = config.upstream(new Label("ils"));
            assertEquals(Terminator.CRLF, ils.dialect().terminator());
            assertEquals(DataClass.BIRTH_DATE, ils.fields().get("PB"));
            Sip2Dialect kiosk = config.terminal(new Label("kiosks")).dialect();
            assertEquals(Sip2Charset.CP850, kiosk.charset());
            assertEquals(Sip2Dialect.Checksum.CHARACTERS, kiosk.habits().checksum());
            assertTrue(kiosk.habits().utf8());
        }
    }

    @Test
    void whatStandsBesideAPresetWins() {
        try (GatewayConfig config =
                load(
                        "preset: polaris, terminator: lf",
                        "PB: contact, Q9: loans",
                        "preset: php-sip2, charset: utf-8, accept-utf-8: false")) {
            UpstreamConfig ils = config.upstream(new Label("ils"));
            assertEquals(Terminator.LF, ils.dialect().terminator());
            assertEquals(DataClass.CONTACT, ils.fields().get("PB"));
            assertEquals(DataClass.LOANS, ils.fields().get("Q9"));
            assertEquals(DataClass.BIRTH_DATE, ils.fields().get("BC"));
            Sip2Dialect kiosk = config.terminal(new Label("kiosks")).dialect();
            assertEquals(Sip2Charset.UTF_8, kiosk.charset());
            assertFalse(kiosk.habits().utf8());
            assertEquals(Terminator.CRLF, kiosk.terminator());
        }
    }

    @Test
    void withoutAWordTheStandardIsSpoken() {
        try (GatewayConfig config = load("", "", "")) {
            UpstreamConfig ils = config.upstream(new Label("ils"));
            assertEquals(Sip2Dialect.STANDARD, ils.dialect());
            assertEquals(Map.of(), ils.fields());
            assertTrue(ils.cancels());
            ListenerConfig kiosks = config.terminal(new Label("kiosks"));
            assertEquals(Sip2Dialect.STANDARD, kiosks.dialect());
            assertEquals(PinRule.REQUIRED, kiosks.pin());
            assertEquals(Decimals.AS_SAID, kiosks.decimals());
        }
    }

    private static GatewayConfig load(String ils, String fields, String kiosks) {
        String file =
                """
                library: { name: Test, institution: T }
                upstreams:
                  ils:
                    protocol: sip2
                    trust: record
                    address: 127.0.0.1:6001
                    dialect: { %s }
                    fields: { %s }
                terminals:
                  kiosks:
                    protocol: sip2
                    bind: 127.0.0.1:7001
                    profile: self-check
                    upstream: ils
                    allow: [127.0.0.1]
                    dialect: { %s }
                """
                        .formatted(ils, fields, kiosks);
        Loaded loaded = ConfigLoader.load(file, Inline.REFUSED);
        return assertInstanceOf(Loaded.Accepted.class, loaded, loaded.toString()).config();
    }
}
