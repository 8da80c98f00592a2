package org.carrel.gateway.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line: what it takes, what it prints and how it exits. */
class LoadCommandTest {
    private static final int CLEAN = 0;
    private static final int NOT_CLEAN = 1;
    private static final int USAGE = 2;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCleanRunExitsWithZeroAndEndsWithALineForPrograms() {
        try (FakeLibrary library = new FakeLibrary()) {
            assertEquals(CLEAN, load(library, "--connections", "2"));
            String last = out.toString().lines().toList().getLast();
            assertTrue(last.matches("load connections=2 .* wrong=0 .* clean=true"), last);
        }
    }

    @Test
    void aRunWithAFaultExitsWithOne() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, "96AZFEF6")) {
            assertEquals(NOT_CLEAN, load(library));
            assertTrue(out.toString().contains("NOT CLEAN"));
        }
    }

    @Test
    void everyOptionReachesTheWire(@TempDir Path folder) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "sesame\n");
        try (FakeLibrary library = new FakeLibrary("\r\n", (right, _) -> right)) {
            String[] options = {
                "--terminator=crlf", "--charset=iso-8859-1", "--institution=Zürich",
                "--user=kiosk", "--password-file=" + password, "--location=hall",
                "--no-error-detection", "--mix=17,35", "--rate=100"
            };
            assertEquals(CLEAN, load(library, options));
            List<String> requests = library.requests();
            assertEquals("9300CNkiosk|COsesame|CPhall|\r\n", requests.getFirst());
            assertTrue(requests.get(10).startsWith("17") && requests.get(11).startsWith("17"));
            assertTrue(requests.get(10).contains("AOZürich|"));
        }
    }

    @Test
    void catalogueClientsSearchTheDatabaseThatWasNamed() {
        try (FakeCatalogue catalogue = new FakeCatalogue()) {
            int exit =
                    execute(
                            "--protocol=z3950",
                            "--database=books",
                            "--present",
                            "--records=2",
                            "--target=127.0.0.1:" + catalogue.address().getPort(),
                            "--duration=300ms",
                            "--warm-up=0s");
            assertEquals(CLEAN, exit, err::toString);
            assertTrue(out.toString().contains("wrong=0"));
        }
    }

    @Test
    void idleConnectionsAreOnlyHeld() {
        try (FakeLibrary library = new FakeLibrary()) {
            assertEquals(CLEAN, load(library, "--idle"));
            assertEquals(List.of(), library.requests());
        }
    }

    @Test
    void anotherMachineIsRefusedWithAClearLine() {
        assertEquals(NOT_CLEAN, execute("--target=192.0.2.1:6001"));
        assertTrue(err.toString().contains("--i-may-load-this-host"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--target=nowhere",
                "--target=127.0.0.1:70000",
                "--duration=5",
                "--duration=0s",
                "--connections=0",
                "--mix=63,64",
                "--rate=0",
                "--terminator=nul",
                "--charset=ebcdic",
                "--user=kiosk",
                "--password-file=/nowhere",
                "--idle --rate=5",
                "--protocol=http",
                "--present",
                "--protocol=z3950 --mix=63",
                "--protocol=z3950 --records=5",
                "--protocol=z3950 --present --records=0",
                "--protocol=z3950 --present --records=1001",
                "--unknown"
            })
    void aWrongWordIsWrongUsage(String words) {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        if (!words.startsWith("--target")) {
            arguments.add("--target=127.0.0.1:9");
        }
        assertEquals(USAGE, execute(arguments.toArray(String[]::new)));
    }

    @Test
    void theTargetMustBeNamed() {
        assertEquals(USAGE, execute());
    }

    @Test
    void helpNamesEveryMessageThatCanStandInAMix() {
        assertEquals(CLEAN, execute("--help"));
        assertTrue(out.toString().contains(RequestShape.codes()));
    }

    private int load(FakeLibrary library, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--target=127.0.0.1:" + library.address().getPort());
        arguments.addAll(List.of("--duration=300ms", "--warm-up=0s"));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
