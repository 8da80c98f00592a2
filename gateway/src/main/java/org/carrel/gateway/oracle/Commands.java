package org.carrel.gateway.oracle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other programs that the oracle needs. */
final class Commands {
    private static final int PATIENCE_SECONDS = 120;

    private Commands() {}

    /** A tool of the JDK that runs us. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Whether a program of this name is on the path. */
    static boolean exists(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs it and throws its words away. */
    static void run(List<String> command) {
        run(command, ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Runs it to its end.
     *
     * @throws OracleFailed if it is not there, does not end or fails
     */
    static void run(List<String> command, ProcessBuilder.Redirect output) {
        String name = Path.of(command.getFirst()).getFileName().toString();
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new OracleFailed(name + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new OracleFailed(name + " failed");
            }
        } catch (IOException missing) {
            throw new OracleFailed(name + " cannot be run", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OracleFailed("stopped while " + name + " ran", stopped);
        }
    }
}
