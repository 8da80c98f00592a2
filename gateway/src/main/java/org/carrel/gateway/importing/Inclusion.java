package org.carrel.gateway.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which files belong to a configuration: those in its folder and below, links followed. */
final class Inclusion {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 100;

    private final Path folder;

    /** The folder must exist; its own links are followed. */
    Inclusion(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    /** The file that is meant, seen from another file's folder, if it is there and belongs here. */
    Optional<Path> find(Path from, String name) {
        try {
            Path real = from.resolve(name).toRealPath();
            return Optional.of(real)
                    .filter(file -> file.startsWith(folder) && Files.isRegularFile(file));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /**
     * The files that a pattern such as {@code filters/*.xml} means, in the order of their names.
     */
    List<Path> findAll(Path from, String pattern) {
        int slash = pattern.lastIndexOf('/');
        List<Path> found = new ArrayList<>();
        try {
            Path place = from.resolve(pattern.substring(0, slash + 1)).toRealPath();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
                for (Path file : files) {
                    String name = place.relativize(file).toString();
                    if (Glob.matches(pattern.substring(slash + 1), name)) {
                        find(place, name).ifPresent(found::add);
                    }
                }
            }
        } catch (IOException | InvalidPathException _) {
            return List.of();
        }
        return found.stream().sorted().limit(MOST_FILES).toList();
    }

    /** How the file is called, seen from the folder of the configuration. */
    String name(Path file) {
        return folder.relativize(file).toString();
    }

    /** All of the file; refused where it is larger than 1 MiB. */
    byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new ImportRefused(name(file) + " is larger than 1 MiB");
            }
            return content;
        }
    }
}
