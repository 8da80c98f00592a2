package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one run: a folder for every sink, and one for what the gateway is given to start
 * with. Only the owner may enter.
 */
record WorkFolder(Path root) {
    /** Makes the folders; an earlier run's evidence is thrown away. */
    WorkFolder {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            for (Sink sink : Sink.values()) {
                emptied(root.resolve(sink.folder()));
            }
            emptied(root.resolve("given"));
        } catch (IOException unwritable) {
            throw new OracleFailed("cannot write to " + root, unwritable);
        }
    }

    Path of(Sink sink) {
        return root.resolve(sink.folder());
    }

    /** A file that the gateway is given, such as its configuration. */
    Path given(String name) {
        return root.resolve("given").resolve(name);
    }

    /** Writes such a file, for its owner's eyes only. */
    Path give(String name, String text) {
        try {
            Path file = Files.writeString(given(name), text);
            return Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Adds a line to a file of a sink; any thread. */
    synchronized void append(Sink sink, byte[] line) {
        try (OutputStream file =
                Files.newOutputStream(
                        of(sink).resolve("captured"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            file.write(line);
            file.write('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Throws everything away. */
    void delete() {
        try {
            delete(root);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static void emptied(Path folder) throws IOException {
        delete(folder);
        Files.createDirectory(folder);
    }

    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> inside = Files.walk(path)) {
            all = inside.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
