package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.gateway.demo.SimulatedVendor;

/**
 * A gateway with an archive and a vendor's keys, and the commands on it, beside the gateway and
 * without one. Closing it stops the gateway.
 */
final class ArchiveTrial implements AutoCloseable {
    static final String PRESS = SimulatedVendor.PRESS;

    private final Path folder;
    private final GatewayTrial trial = GatewayTrial.withHoldsAtThePress();
    private final StringWriter said = new StringWriter();

    /**
     * @param folder an empty one
     */
    ArchiveTrial(Path folder) {
        this.folder = folder;
        keepIn("storage", "c7");
    }

    GatewayTrial.Running start() {
        return trial.start();
    }

    /** From now on the archive is in a new folder of this name, under a key of this octet. */
    void keepIn(String name, String octet) {
        try {
            trial.plan().storage(Files.createDirectory(folder.resolve(name)), octet);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The last, or only, token under which the press was asked for a hold. */
    String lastToken() {
        return trial.received(PRESS, "15").getLast().replaceAll(".*\\|AA([^|]*)\\|.*", "$1");
    }

    /** All that the commands have printed. */
    String said() {
        return said.toString();
    }

    /** What lies where the archive was first. */
    Path storage(String name) {
        return folder.resolve("storage").resolve(name);
    }

    /** The command's exit code; it is told of the configuration. */
    int run(String... arguments) {
        return runAlone(
                Stream.concat(Stream.of(arguments), Stream.of("--config", config()))
                        .toArray(String[]::new));
    }

    /** The same, without the configuration. */
    int runAlone(String... arguments) {
        PrintWriter out = new PrintWriter(said, true);
        return Gateway.run(out, out, arguments);
    }

    /** The trail as text. */
    Path trail() {
        Path text = folder.resolve("trail");
        assertEquals(0, run("audit", "export", "--output", text.toString()), this::said);
        return text;
    }

    @Override
    public void close() {
        trial.close();
    }

    /** The running gateway's configuration with its secrets in files, as commands want it. */
    private String config() {
        try {
            String yaml = trial.plan().text();
            for (String octet : List.of("c7", "d8")) {
                Path secret = folder.resolve(octet);
                Files.writeString(secret, octet.repeat(32));
                yaml = yaml.replace("inline:" + octet.repeat(32), "file:" + secret);
            }
            Path file = folder.resolve("carrel.yaml");
            Files.writeString(
                    file, yaml.replaceAll("inline:[a-z0-9-]+", "file:" + folder.resolve("c7")));
            return file.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
