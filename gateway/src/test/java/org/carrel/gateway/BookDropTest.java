package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.gateway.FailingSystem.Trouble;
import org.carrel.gateway.demo.Login;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has happened while the upstream was away is kept, sealed, and told later. */
class BookDropTest {
    private static final String PIN = "43218765";

    @TempDir private Path folder = Path.of("");
    private final GatewayTrial trial = new GatewayTrial();
    private final FailingSystem library = new FailingSystem(0);
    private final int port = Plan.freePort();

    @BeforeEach
    void prepare() {
        trial.plan()
                .storage(folder)
                .record("ils", library.port())
                .say("ils", "timeout", "400ms")
                .say("ils", "health", "{ every: 1s, failures: 3 }")
                .vendor("press", library.port(), new Login("carrel", "word"))
                .door("kiosks", "staff")
                .say("kiosks", "bind", "127.0.0.1:" + port)
                .say("kiosks", "keep", "{ no-block: true, most: 5 }");
        library.be(Trouble.DIES);
    }

    @AfterEach
    void close() {
        trial.close();
        library.close();
    }

    @Test
    void it_is_acknowledged_kept_sealed_told_in_order_and_forgotten() {
        start();
        assertKept(loan(101));
        assertKept(giveBack(102));
        assertKept(loan(103));
        assertEquals(List.of(), found(Questions.ZOE, "ZWEIG", "APdesk", PIN));
        assertTrue(Files.exists(drop()));
        library.be(Trouble.NONE);
        awaitEmpty();
        assertEquals(List.of("11 101", "09 102", "11 103"), told());
        assertEquals(List.of(), library.heard("").stream().filter(it -> it.contains(PIN)).toList());
        assertEquals(List.of("made", "destroyed"), receipts());
        assertFalse(Files.exists(folder.resolve("keys/kiosks.drop")));
    }

    @Test
    void a_repeat_is_kept_once_and_told_once() {
        start();
        String loan = loan(101);
        assertKept(loan);
        assertKept(loan);
        library.be(Trouble.NONE);
        awaitEmpty();
        assertEquals(Sip2MessageType.CHECKOUT_RESPONSE, ask(loan).type());
        assertEquals(List.of("11 101"), told());
    }

    @Test
    void what_is_asked_and_has_not_happened_is_refused_as_ever() {
        start();
        Heard refused = ask(Questions.anew(Questions.checkout(Questions.ZOE, "101")));
        assertEquals("0NUN", refused.columns().substring(0, 4));
        assertFalse(Files.exists(drop()));
    }

    @Test
    void a_full_drop_says_that_nobody_is_on_line() {
        start();
        for (int item = 101; item <= 105; item++) {
            assertKept(loan(item));
        }
        assertEquals(Sip2MessageType.ACS_STATUS, ask(loan(106)).type());
    }

    @Test
    void it_is_told_after_a_restart() {
        GatewayTrial.Running gateway = start();
        assertKept(loan(101));
        assertKept(loan(102));
        gateway.stop();
        start();
        assertKept(giveBack(101));
        library.be(Trouble.NONE);
        awaitEmpty();
        assertEquals(List.of("11 101", "11 102", "09 101"), told());
    }

    @Test
    void a_vendor_is_told_no_more_of_it_later_than_at_once() {
        trial.plan().say("kiosks", "upstream", "press");
        start();
        assertKept(loan(101));
        library.be(Trouble.NONE);
        awaitEmpty();
        assertEquals(1, told().size());
        assertEquals(
                List.of(),
                library.heard("").stream().filter(it -> it.contains(Questions.ZOE)).toList());
    }

    @Test
    void what_the_library_refuses_is_on_the_list_of_staff_by_what_the_screen_said() {
        start();
        String screen = ask(loan(101)).field("AF");
        assertKept(giveBack(102));
        library.be(Trouble.LENDS_NOTHING);
        awaitEmpty();
        assertEquals(List.of("11 101", "09 102"), told());
        String reference = screen.substring(screen.length() - 8);
        GatewayTrial.await("it is listed", () -> list().contains(reference));
        assertTrue(list().contains("kept, then refused"));
        command(0, "settle", "--config", config(), reference);
        assertFalse(list().contains(reference));
    }

    @Test
    void what_lies_there_for_too_long_goes_to_staff_and_its_key_goes() {
        trial.start(Quickened.keptFor(trial.plan().config(), Duration.ofMillis(1)));
        ask(loan(101));
        awaitEmpty();
        GatewayTrial.await("it is listed", () -> list().contains("kept, too old"));
        library.be(Trouble.NONE);
        assertEquals(List.of(), told());
        assertEquals(List.of("made", "destroyed"), receipts());
    }

    private GatewayTrial.Running start() {
        return trial.start();
    }

    private static String loan(int item) {
        return Questions.anew(
                        Questions.checkout(Questions.ZOE, String.valueOf(item)) + "AD" + PIN + "|")
                .replaceFirst("^(..)(.)N", "$1$2Y");
    }

    private static String giveBack(int item) {
        return Questions.anew("09Y" + Questions.DATE)
                + Questions.DATE
                + "APdesk|AOZWEIG|AB"
                + item
                + "|AC|";
    }

    private void assertKept(String question) {
        Heard kept = ask(question);
        kept.assertWhole(Questions.typeOf(question).answer());
        assertEquals("1NUN", kept.columns().substring(0, 4));
        assertTrue(kept.field("AF").startsWith("Noted."), kept.field("AF"));
    }

    private Heard ask(String question) {
        try (WireClient kiosk = new WireClient(port, Speech.STANDARD)) {
            return kiosk.ask(question);
        }
    }

    private Path drop() {
        return folder.resolve("changes/drop.kiosks");
    }

    private void awaitEmpty() {
        GatewayTrial.await("the drop is empty", () -> !Files.exists(drop()));
    }

    /** Loans and returns that the library heard of, with their items. */
    private List<String> told() {
        return library.heard("").stream()
                .filter(line -> line.startsWith("11") || line.startsWith("09"))
                .map(line -> line.substring(0, 2) + " " + OddSystem.field(line, "AB"))
                .toList();
    }

    /** What happened to the drop's keys, as the receipts have it. */
    private List<String> receipts() {
        return read(folder.resolve("receipts"))
                .lines()
                .filter(line -> line.contains(" kiosks drop "))
                .map(line -> line.split(" ", -1)[1])
                .toList();
    }

    private List<String> found(String... values) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(BookDropTest::read)
                    .flatMap(text -> Stream.of(values).filter(text::contains))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1); // whatever it is
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String list() {
        return command(0, "list", "--config", config());
    }

    private String config() {
        return ServedProcess.configuration(folder, trial.plan()).toString();
    }

    private String command(int code, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        String[] all =
                Stream.concat(Stream.of("unknown"), Stream.of(arguments)).toArray(String[]::new);
        assertEquals(code, Gateway.run(writer, writer, all), out::toString);
        return out.toString();
    }
}
