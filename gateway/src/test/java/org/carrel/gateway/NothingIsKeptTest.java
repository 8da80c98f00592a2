package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in storage and in the log when readers have been served: keys, and nobody. */
class NothingIsKeptTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final List<String> PERSONAL =
            List.of(
                    Questions.ZOE,
                    Questions.ZOE.substring(5, 13),
                    Questions.AMARA,
                    Questions.AMARA.substring(5, 13),
                    VendorQuestions.ZOES_PIN,
                    "Okonkwo",
                    "zoe.celik",
                    Questions.EMMA);

    @TempDir private Path folder = Path.of("");

    @Test
    void neither_storage_nor_receipts_nor_log_hold_a_reader() throws IOException {
        GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.vendor(PRESS, ServiceOptions.usual());
        trial.plan()
                .storage(folder)
                .say(
                        PRESS,
                        "token",
                        "{ class: epoch, every: day, form: codabar14, prefix: \"29998\" }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }")
                .door("doors", "relying-vendor")
                .say("doors", "vendor", PRESS);
        try (GatewayTrial.Running library = trial.start()) {
            visit(library.terminal("kiosks"));
            library.terminal("doors")
                    .ask(VendorQuestions.information(Questions.ZOE, VendorQuestions.ZOES_PIN));
            String token = QuickSystem.field(trial.received(PRESS, "15").getFirst(), "AA");
            assertTrue(token.startsWith("29998"));
            library.stop();
            assertNowhere(token);
            PERSONAL.forEach(each -> assertNowhere(each));
            PERSONAL.forEach(each -> assertEquals(0, trial.ear().count("", each), "in the log"));
            assertEquals(0, trial.ear().count("", token), "in the log");
        }
    }

    @Test
    void what_was_written_down_would_be_found() throws IOException {
        Files.writeString(
                folder.resolve("note"), "for " + Questions.ZOE, StandardCharsets.UTF_16LE);
        assertEquals(1, hits(Questions.ZOE));
    }

    private static void visit(WireClient kiosk) {
        for (String card : List.of(Questions.ZOE, Questions.AMARA)) {
            kiosk.ask(VendorQuestions.information(card, VendorQuestions.ZOES_PIN));
            kiosk.ask(Questions.hold(card, Questions.EMMA));
            kiosk.ask(Questions.checkout(card, Questions.EMMA));
            kiosk.ask(Questions.endSession(card));
        }
    }

    private void assertNowhere(String value) {
        assertEquals(0, hits(value), "in storage");
    }

    /** In how many files it stands, in one of the ways in which programs write text down. */
    private long hits(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<String> forms =
                List.of(
                        value,
                        HexFormat.of().formatHex(bytes),
                        new StringBuilder(value).reverse().toString(),
                        new String(
                                value.getBytes(StandardCharsets.UTF_16LE),
                                StandardCharsets.ISO_8859_1));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(NothingIsKeptTest::text)
                    .filter(text -> forms.stream().anyMatch(text::contains))
                    .count();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
