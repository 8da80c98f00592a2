package org.carrel.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.config.ConfigProblem;
import org.carrel.config.Storage;

/**
 * The ways in which a gateway that serves can be asked to read its file again: SIGHUP ({@link
 * HangUp}), whose answer is in the log, and the {@link Doorbell}, which answers itself. Closing it
 * takes the bell away.
 */
final class Reloading implements AutoCloseable {
    private final Path file;
    private final Premises gateway;
    private final Optional<Doorbell> bell;

    /**
     * @param file the configuration that the gateway runs with
     */
    Reloading(Path file, Premises gateway) {
        this.file = file;
        this.gateway = gateway;
        this.bell = bell(gateway.live(), this::reload);
    }

    /** Reads the file again; gives the answer as lines. */
    List<String> reload() {
        return switch (gateway.file().take(file)) {
            case Reload.Taken(int version, var warnings) -> {
                gateway.keeping().inForce(Configuration.text(file));
                yield said(
                        Doorbell.TAKEN + ": configuration " + version + " is in force", warnings);
            }
            case Reload.Refused(var problems) -> {
                gateway.keeping().refused(problems.size());
                yield said(
                        "refused: configuration " + gateway.live().version() + " stays in force",
                        problems);
            }
        };
    }

    private List<String> said(String first, List<ConfigProblem> problems) {
        List<String> lines = new ArrayList<>(List.of(first));
        problems.forEach(problem -> lines.add(problem.in(file.toString())));
        return lines;
    }

    /** A gateway can do without; {@code carrel reload} then says that nobody answers. */
    private static Optional<Doorbell> bell(LiveConfig live, Supplier<List<String>> answer) {
        Optional<Path> storage = live.config().storage().flatMap(Storage::path);
        if (storage.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Doorbell(storage.get().resolve(Doorbell.NAME), answer));
        } catch (IOException | UnsupportedOperationException notHere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        bell.ifPresent(Doorbell::close);
    }
}
