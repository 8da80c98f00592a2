package org.carrel.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carrel.config.ConfigLoader;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;

/** Reads a configuration for a command and tells every problem, each with its line and its mend. */
final class Configuration {
    private Configuration() {}

    /**
     * The configuration, or empty when it is refused; what is wrong or doubtful was then printed.
     */
    static Optional<GatewayConfig> read(Path file, PrintWriter out) {
        return switch (ConfigLoader.load(file, Inline.REFUSED)) {
            case Loaded.Accepted accepted -> {
                print(file, accepted.warnings(), out);
                yield Optional.of(accepted.config());
            }
            case Loaded.Rejected rejected -> {
                print(file, rejected.problems(), out);
                yield Optional.empty();
            }
        };
    }

    /** The text of a configuration that was read a moment ago; empty if it is gone already. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void print(Path file, List<ConfigProblem> problems, PrintWriter out) {
        problems.forEach(problem -> out.println(problem.in(file.toString())));
        out.flush();
    }
}
