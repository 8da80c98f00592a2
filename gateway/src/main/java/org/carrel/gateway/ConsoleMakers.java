package org.carrel.gateway;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.carrel.gateway.console.ConsoleMaker;
import org.carrel.gateway.console.ConsoleShut;

/**
 * Finds the console. Its jars lie in a folder of their own beside the gateway's, and are looked at
 * only where a console is configured, so that a gateway without one loads nothing of a web server.
 */
final class ConsoleMakers {
    private static final String FOLDER = "console";

    private ConsoleMakers() {}

    /**
     * The console that came with this gateway.
     *
     * @throws ConsoleShut where none did
     */
    static ConsoleMaker find() {
        return onTheClassPath()
                .or(ConsoleMakers::besideTheGateway)
                .orElseThrow(() ->
                        new ConsoleShut(
                                "console: is configured, but this build has none; install the package that has it, or take console: out"));
    }

    /** Whether a console came with this gateway. */
    static boolean isThere() {
        return onTheClassPath().or(ConsoleMakers::besideTheGateway).isPresent();
    }

    private static Optional<ConsoleMaker> onTheClassPath() {
        return ServiceLoader.load(ConsoleMaker.class, ConsoleMakers.class.getClassLoader())
                .findFirst();
    }

    private static Optional<ConsoleMaker> besideTheGateway() {
        URL[] jars = jars();
        if (jars.length == 0) {
            return Optional.empty();
        }
        // lives as long as the process, as the application's own loader does
        ClassLoader loader = new URLClassLoader(FOLDER, jars, ConsoleMakers.class.getClassLoader());
        return ServiceLoader.load(ConsoleMaker.class, loader).findFirst();
    }

    private static URL[] jars() {
        try {
            Path own =
                    Path.of(
                            ConsoleMakers.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path folder = own.resolveSibling(FOLDER);
            if (!Files.isDirectory(folder)) {
                return new URL[0];
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(each -> each.toString().endsWith(".jar"))
                        .filter(each -> !isOnTheClassPath(own, each))
                        .sorted()
                        .map(ConsoleMakers::url)
                        .toArray(URL[]::new);
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new ConsoleShut(
                    "the console's folder cannot be read: " + unreadable.getMessage());
        }
    }

    /** What both need is there once; a second copy would bring each of its services twice. */
    private static boolean isOnTheClassPath(Path own, Path jar) {
        return Files.exists(own.resolveSibling("lib").resolve(jar.getFileName()));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
