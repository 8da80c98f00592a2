package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.keys.KeyTrouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in storage under a running gateway: they go missing, come back, are changed, destroyed. */
class KeptKeysTest {
    private static final String PRESS = SimulatedVendor.PRESS;

    @TempDir private Path folder = Path.of("");
    private GatewayTrial trial;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void plan() throws IOException {
        trial = GatewayTrial.withHoldsAtThePress();
        trial.plan().storage(Files.createDirectory(folder.resolve("storage")));
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_key_that_goes_missing_stops_the_vendor_and_starts_it_again_when_it_comes_back()
            throws IOException {
        WireClient kiosk = trial.start().terminal("kiosks");
        assertEquals("1", hold(kiosk));
        Path key = keyFile();
        Path away = folder.resolve("away");
        Files.move(key, away);
        awaitState("NO_KEY");
        int before = seen().size();
        assertEquals("0", hold(kiosk));
        assertEquals(before, seen().size());
        Files.move(away, key);
        awaitState("SERVED");
        assertEquals("1", hold(kiosk));
        assertEquals(1, seen().stream().distinct().count());
    }

    @Test
    void a_changed_key_is_taken_up_by_the_running_gateway() throws IOException {
        WireClient kiosk = trial.start().terminal("kiosks");
        hold(kiosk);
        assertEquals(0, keys("roll", "--upstream", PRESS, "--overlap", "7d"));
        awaitState("SERVED");
        hold(kiosk);
        assertTrue(seen().getFirst().startsWith("29998"), "the old prefix");
        assertTrue(seen().getLast().startsWith("29997"), "the new prefix");
        assertNotEquals(seen().getFirst().substring(5), seen().getLast().substring(5));
    }

    @Test
    void a_destroyed_key_stops_the_vendor_until_there_is_a_new_one() throws IOException {
        WireClient kiosk = trial.start().terminal("kiosks");
        hold(kiosk);
        assertEquals(0, keys("shred", "--upstream", PRESS, "--yes"));
        awaitState("KEY_DESTROYED");
        assertEquals("0", hold(kiosk));
        assertEquals(0, keys("roll", "--upstream", PRESS));
        awaitState("SERVED");
        assertEquals("1", hold(kiosk));
    }

    @Test
    void a_missing_key_keeps_the_gateway_from_starting() throws IOException {
        trial.start().stop();
        Files.delete(keyFile());
        assertThrows(KeyTrouble.class, trial::start);
    }

    @Test
    void nothing_is_destroyed_without_yes() throws IOException {
        trial.start();
        assertEquals(2, keys("shred", "--upstream", PRESS));
        assertTrue(Files.exists(keyFile()));
    }

    @Test
    void the_list_shows_keys_custody_and_the_chain() throws IOException {
        trial.start();
        keys("roll", "--upstream", PRESS, "--overlap", "12h");
        assertEquals(0, keys("list"));
        String text = said.toString();
        assertTrue(text.contains("auto-unseal"), text);
        assertTrue(text.contains("current"), text);
        assertTrue(text.contains("overlaps"), text);
        assertTrue(text.contains("receipts: 3, the chain is whole"), text);
    }

    @Test
    void the_list_tells_of_an_altered_receipt() throws IOException {
        trial.start();
        Path receipts = folder.resolve("storage").resolve("receipts");
        Files.writeString(receipts, Files.readString(receipts).replace("count=1", "count=3"));
        assertEquals(1, keys("list"));
        assertTrue(said.toString().contains("ALTERED, from line 1"), said.toString());
    }

    private int keys(String command, String... more) throws IOException {
        Path file = folder.resolve("carrel.yaml");
        Path secret = folder.resolve("kek");
        Files.writeString(secret, "c7".repeat(32));
        // commands take no secrets from the file itself
        String yaml =
                trial.plan()
                        .text()
                        .replace("inline:" + "c7".repeat(32), "file:" + secret)
                        .replaceAll("inline:[a-z0-9-]+", "file:" + secret);
        Files.writeString(file, yaml);
        String[] arguments =
                Stream.concat(
                                Stream.of("keys", command, "--config", file.toString()),
                                Stream.of(more))
                        .toArray(String[]::new);
        PrintWriter out = new PrintWriter(said, true);
        return Gateway.run(out, out, arguments);
    }

    private void awaitState(String state) {
        String told = "state=\"%s\"".formatted(state.toUpperCase(Locale.ROOT));
        GatewayTrial.await("tokens are " + state, () -> trial.ear().count("tokens", told) > 0);
    }

    private static String hold(WireClient kiosk) {
        String hold = Questions.hold(Questions.ZOE, Questions.EMMA);
        return kiosk.ask(Questions.anew(hold)).columns().substring(0, 1);
    }

    private List<String> seen() {
        return trial.received(PRESS, "15").stream()
                .map(line -> line.replaceAll(".*\\|AA([^|]*)\\|.*", "$1"))
                .toList();
    }

    private Path keyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("storage").resolve("keys"))) {
            return files.filter(each -> each.toString().endsWith(".key")).findFirst().orElseThrow();
        }
    }
}
