package org.carrel.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when the process ends, however somebody ends it but by force. */
final class PassingFolder {
    private PassingFolder() {}

    /** A new one, into which nobody else may look. */
    static Path make(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform().name("tidy").unstarted(() -> remove(folder)));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException gone) {
            // the process ends; what is left is encrypted under a key that ends with it
        }
    }
}
