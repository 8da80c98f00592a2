package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway that is killed with -9 knew of changes, the next one knows. */
class KilledGatewayIT {
    private static final String PAYMENT = Questions.payment(Questions.ZOE);

    @TempDir private Path folder = Path.of("");
    private final LyingLibrary library = new LyingLibrary(this::answer);
    private final Plan plan = new Plan();
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private int port;
    private ServedProcess gateway;

    @BeforeEach
    void open() {
        port = Plan.freePort();
        plan.storage(folder)
                .record("ils", library.port())
                .door("staff", "staff")
                .say("staff", "bind", "127.0.0.1:" + port);
        gateway = new ServedProcess(folder, plan, port);
    }

    @AfterEach
    void close() {
        gateway.close();
        answering.countDown();
        library.close();
    }

    @Test
    void a_payment_that_was_booked_is_not_booked_again() {
        assertTrue(ask(PAYMENT).columns().startsWith("Y"));
        gateway.killAndStartAgain();
        assertTrue(ask(PAYMENT).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void a_payment_that_was_open_is_unknown_and_on_the_list() {
        answering = new CountDownLatch(1);
        WireClient kiosk = new WireClient(port, Speech.STANDARD);
        kiosk.say(PAYMENT);
        GatewayTrial.await("it is asked", () -> library.heard("37").size() == 1);
        gateway.killAndStartAgain();
        answering.countDown();
        Heard again = ask(PAYMENT);
        assertTrue(again.columns().startsWith("N"));
        assertEquals(1, library.heard("37").size());
        String screen = again.field("AF");
        assertTrue(
                command("unknown", "list").contains(screen.substring(screen.length() - 8)), screen);
        kiosk.close();
    }

    @Test
    void the_trail_tells_that_nobody_closed_the_archive() throws IOException {
        assertEquals(0, openedUnsealed(folder.resolve("before")));
        gateway.killAndStartAgain();
        assertEquals(1, openedUnsealed(folder.resolve("after")));
    }

    private long openedUnsealed(Path trail) throws IOException {
        command("audit", "export", "--output", trail.toString());
        return Files.readAllLines(trail).stream()
                .filter(line -> line.contains(" act=opened-unsealed "))
                .count();
    }

    private Heard ask(String question) {
        try (WireClient kiosk = new WireClient(port, Speech.STANDARD)) {
            return kiosk.ask(question);
        }
    }

    private String command(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String file = folder.resolve("carrel.yaml").toString();
        assertEquals(
                0,
                Gateway.run(
                        out,
                        out,
                        Stream.concat(Stream.of(words), Stream.of("--config", file))
                                .toArray(String[]::new)));
        return said.toString();
    }

    private String answer(String question) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return LyingLibrary.signed(
                "38Y%sAORIV|AA%s|BK%s|"
                        .formatted(
                                Questions.DATE,
                                QuickSystem.field(question, "AA"),
                                QuickSystem.field(question, "BK")),
                question);
    }
}
