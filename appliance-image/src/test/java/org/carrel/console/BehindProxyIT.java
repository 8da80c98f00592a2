package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console behind a proxy, for whose guests the test itself speaks. */
class BehindProxyIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final String GUESSER = "192.0.2.7";
    private static final String DESK = "192.0.2.8";
    private static final int GUESSES = 10;
    private static final int COMES_IN = 303;
    private static final int SHOWN_AGAIN = 200;

    @TempDir private Path folder = Path.of("");

    @Test
    void wrong_guesses_from_one_place_behind_the_proxy_shut_nobody_else_out() throws IOException {
        try (ConsoleProcess gateway = behind("127.0.0.1")) {
            assertEquals(COMES_IN, guessesFrom(gateway, GUESSER).from(DESK));
            assertEquals(SHOWN_AGAIN, signIn(gateway, GUESSER));
        }
    }

    @Test
    void who_is_no_proxy_cannot_say_that_they_are_somebody_else() throws IOException {
        try (ConsoleProcess gateway = behind("192.0.2.1")) {
            assertEquals(SHOWN_AGAIN, guessesFrom(gateway, GUESSER).from(DESK));
        }
    }

    /** How somebody with the right password fares from a place. */
    private interface Then {
        int from(String place);
    }

    private static Then guessesFrom(ConsoleProcess gateway, String place) {
        Staff.first(gateway);
        for (int at = 0; at < GUESSES; at++) {
            new Caller(gateway.address(), place).signIn("somebody-" + at, PASSWORD);
        }
        return from -> signIn(gateway, from);
    }

    private static int signIn(ConsoleProcess gateway, String from) {
        return new Caller(gateway.address(), from).signIn("ada", PASSWORD).statusCode();
    }

    private ConsoleProcess behind(String proxy) throws IOException {
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        Path storage = Files.createDirectory(folder.resolve("storage"));
        return ConsoleProcess.serving(
                Files.writeString(
                        folder.resolve("carrel.yaml"),
                        """
                        storage: { path: %s, key: "file:%s" }
                        console: { bind: "127.0.0.1:%d", proxies: [%s] }
                        """
                                .formatted(storage, key, ConsoleProcess.freePort(), proxy)));
    }
}
