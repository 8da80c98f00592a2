package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library changes its storage key: what is kept stays, and the key before opens it no more. */
class NewStorageKeyIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final int COMES_IN = 303;

    @TempDir private Path folder = Path.of("");

    @Test
    void what_is_kept_opens_with_the_new_key_and_no_more_with_the_one_before() throws IOException {
        Path one = key("one", "c7");
        Path two = key("two", "5a");
        try (ConsoleProcess gateway = serving("key: \"file:%s\"".formatted(one))) {
            Staff.first(gateway);
        }
        String both = "key: \"file:%s\", previous-key: \"file:%s\"".formatted(two, one);
        try (ConsoleProcess gateway = serving(both)) {
            Caller ada = new Caller(gateway.address());
            assertEquals(COMES_IN, ada.signIn("ada", PASSWORD).statusCode());
            String trail = ada.get("/audit.txt").body();
            assertTrue(trail.contains("act=keys-rewrapped"), trail);
        }
        try (ConsoleProcess gateway = serving("key: \"file:%s\"".formatted(two))) {
            Caller ada = new Caller(gateway.address());
            assertEquals(COMES_IN, ada.signIn("ada", PASSWORD).statusCode());
        }
        AssertionError shut =
                assertThrows(
                        AssertionError.class,
                        () -> serving("key: \"file:%s\"".formatted(one)).close());
        assertTrue(String.valueOf(shut.getMessage()).contains("without a console"));
    }

    private Path key(String name, String octet) throws IOException {
        return Files.writeString(folder.resolve(name), octet.repeat(32));
    }

    private ConsoleProcess serving(String keys) throws IOException {
        Path storage = folder.resolve("storage");
        if (Files.notExists(storage)) {
            Files.createDirectory(storage);
        }
        return ConsoleProcess.serving(
                Files.writeString(
                        folder.resolve("carrel.yaml"),
                        """
                        storage: { path: %s, %s }
                        console: { bind: "127.0.0.1:%d" }
                        """
                                .formatted(storage, keys, ConsoleProcess.freePort())));
    }
}
