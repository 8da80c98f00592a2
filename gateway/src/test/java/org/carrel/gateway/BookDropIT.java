package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.gateway.FailingSystem.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway acknowledged before it was killed with -9, the next one tells. */
class BookDropIT {
    @TempDir private Path folder = Path.of("");
    private final FailingSystem library = new FailingSystem(0);
    private final Plan plan = new Plan();
    private int port;
    private ServedProcess gateway;

    @BeforeEach
    void open() {
        port = Plan.freePort();
        library.be(Trouble.HANGS);
        plan.storage(folder)
                .record("ils", library.port())
                .say("ils", "timeout", "400ms")
                .say("ils", "health", "{ every: 1s }")
                .door("kiosks", "staff")
                .say("kiosks", "bind", "127.0.0.1:" + port)
                .say("kiosks", "keep", "{ no-block: true }");
        gateway = new ServedProcess(folder, plan, port);
    }

    @AfterEach
    void close() {
        gateway.close();
        library.close();
    }

    @Test
    void what_was_acknowledged_is_told_once_and_in_order_by_the_next_one() {
        List<String> items = List.of("101", "102", "103");
        items.forEach(item -> assertEquals("1NUN", ask(item)));
        gateway.killAndStartAgain();
        library.be(Trouble.NONE);
        GatewayTrial.await(
                "all is told", () -> !Files.exists(folder.resolve("changes/drop.kiosks")));
        assertEquals(items, told());
    }

    private String ask(String item) {
        String loan = Questions.anew(Questions.checkout(Questions.ZOE, item));
        try (WireClient kiosk = new WireClient(port, Speech.STANDARD)) {
            return kiosk.ask(loan.replaceFirst("^(..)(.)N", "$1$2Y")).columns().substring(0, 4);
        }
    }

    /** The items of which the library heard something while it could answer, in order. */
    private List<String> told() {
        List<String> heard =
                library.heard("11").stream().map(line -> OddSystem.field(line, "AB")).toList();
        return heard.subList(heard.size() - 3, heard.size());
    }
}
