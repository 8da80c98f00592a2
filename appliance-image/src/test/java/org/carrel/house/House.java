package org.carrel.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the sources of the house lie, seen from the module whose tests are running. */
final class House {
    private House() {}

    /** The repository's root. */
    static Path root() {
        return Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    }

    /** Every Java source that is shipped, of every module. */
    static List<Path> productionSources() {
        try (Stream<Path> modules = Files.list(root())) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(House::javaFilesUnder)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file of the house. */
    static List<String> lines(String path) {
        try {
            return Files.readAllLines(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path as a reader of the repository would write it. */
    static String inHouse(Path path) {
        return root().relativize(path).toString();
    }

    private static Stream<Path> javaFilesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
