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
    @TempDir private Path folder = Path.of("");
    private final StringWriter said = new StringWriter();
    private ServedKiosk kiosk;

    @BeforeEach
    void open() {
        kiosk =
                new ServedKiosk(
                        folder,
                        plan -> plan.policy("strict", "{ elements: { \"sip2:AA\": pass } }"));
    }

    @AfterEach
    void close() {
        kiosk.close();
    }

    @Test
    void the_command_puts_it_in_force_and_says_so() {
        writeStricter();
        assertEquals(ExitCode.DONE.number(), reload());
        assertTrue(said.toString().contains("configuration 2 is in force"), said.toString());
        assertEquals("", kiosk.name());
    }

    @Test
    void the_command_prints_every_problem_of_one_that_is_refused() throws IOException {
        Path file = writeStricter();
        Files.writeString(file, Files.readString(file).replace("timeout: 4s", "timeout: soon"));
        assertEquals(ExitCode.CONFIGURATION_REFUSED.number(), reload());
        assertTrue(said.toString().contains("configuration 1 stays in force"), said.toString());
        assertTrue(said.toString().contains("upstreams.ils.timeout"), said.toString());
        assertEquals("O.A.", kiosk.name());
    }

    @Test
    void a_hang_up_puts_it_in_force_too() {
        writeStricter();
        kiosk.gateway().hangUp();
        GatewayTrial.await("it is in force", () -> kiosk.name().isEmpty());
    }

    @Test
    void without_a_gateway_the_command_says_that_nobody_answers() {
        kiosk.gateway().kill();
        assertEquals(ExitCode.FAILED.number(), reload());
        assertTrue(said.toString().contains("no gateway answers"), said.toString());
    }

    private Path writeStricter() {
        return ServedProcess.configuration(folder, kiosk.plan().say("kiosks", "policy", "strict"));
    }

    private int reload() {
        PrintWriter out = new PrintWriter(said);
        String file = folder.resolve("carrel.yaml").toString();
        int code = Gateway.run(out, out, "reload", "--config", file);
        out.flush();
        return code;
    }
}
