package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a process of its own is asked to read its configuration again. */
class ReloadIT {
    private static final String QUESTION = Questions.patronInformation(Questions.AMARA);

    @TempDir private Path folder = Path.of("");
    private final QuickSystem library = QuickSystem.keeping(LiveTrial::patron);
    private final Plan plan = new Plan();
    private final StringWriter said = new StringWriter();
    private ServedProcess gateway;
    private WireClient kiosk;

    @BeforeEach
    void open() {
        int port = Plan.freePort();
        plan.storage(folder)
                .record("ils", library.port())
                .door("kiosks", "self-check")
                .say("kiosks", "bind", "127.0.0.1:" + port)
                .policy("strict", "{ elements: { \"sip2:AA\": pass } }");
        gateway = new ServedProcess(folder, plan, port);
        kiosk = new WireClient(port, Speech.STANDARD);
        assertEquals("O.A.", kiosk.ask(QUESTION).field("AE"));
    }

    @AfterEach
    void close() {
        kiosk.close();
        gateway.close();
        library.close();
    }

    @Test
    void the_command_puts_it_in_force_and_says_so() {
        write(plan.say("kiosks", "policy", "strict"));
        assertEquals(ExitCode.DONE.number(), reload());
        assertTrue(said.toString().contains("configuration 2 is in force"), said.toString());
        assertEquals("", kiosk.ask(QUESTION).field("AE"));
    }

    @Test
    void the_command_prints_every_problem_of_one_that_is_refused() throws IOException {
        Path file = write(plan.say("kiosks", "policy", "strict"));
        Files.writeString(file, Files.readString(file).replace("timeout: 4s", "timeout: soon"));
        assertEquals(ExitCode.CONFIGURATION_REFUSED.number(), reload());
        assertTrue(said.toString().contains("configuration 1 stays in force"), said.toString());
        assertTrue(said.toString().contains("upstreams.ils.timeout"), said.toString());
        assertEquals("O.A.", kiosk.ask(QUESTION).field("AE"));
    }

    @Test
    void a_hang_up_puts_it_in_force_too() {
        write(plan.say("kiosks", "policy", "strict"));
        gateway.hangUp();
        GatewayTrial.await("it is in force", () -> kiosk.ask(QUESTION).field("AE").isEmpty());
    }

    @Test
    void without_a_gateway_the_command_says_that_nobody_answers() {
        gateway.kill();
        assertEquals(ExitCode.FAILED.number(), reload());
        assertTrue(said.toString().contains("no gateway answers"), said.toString());
    }

    private Path write(Plan next) {
        return ServedProcess.configuration(folder, next);
    }

    private int reload() {
        PrintWriter out = new PrintWriter(said);
        String file = folder.resolve("carrel.yaml").toString();
        int code = Gateway.run(out, out, "reload", "--config", file);
        out.flush();
        return code;
    }
}
