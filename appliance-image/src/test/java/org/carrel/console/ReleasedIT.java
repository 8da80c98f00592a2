package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two people released at the console is in force after a restart, too. */
class ReleasedIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final String BY_HAND = "# somebody wrote this\n";

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private String before = "";
    private ConsoleProcess gateway;
    private Caller ada;
    private Caller bea;

    @BeforeEach
    void twoPeopleAtTheConsole() throws IOException {
        before = configuration();
        file = Files.writeString(folder.resolve("carrel.yaml"), before);
        gateway = ConsoleProcess.serving(file);
        ada = new Caller(gateway.address());
        ada.form("/first", "/first", "code", gateway.code(), "name", "ada", "password", PASSWORD);
        ada.form("/settings", "/settings/users", "name", "bea", "roles", "operator");
        Matcher found = FIRST_PASSWORD.matcher(ada.get("/settings").body());
        assertTrue(found.find());
        bea = new Caller(gateway.address());
        bea.arrive("bea", found.group(), PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void it_stands_in_the_file_and_is_in_force_after_a_power_cut() throws IOException {
        String after = before.replace("idle: 60s", "idle: 45s");
        String version = draft(after);
        assertTrue(release(version).contains("was released and is in force"));
        assertEquals(after, Files.readString(file));
        gateway.kill();
        gateway = ConsoleProcess.serving(file);
        Caller again = new Caller(gateway.address());
        again.form("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
        assertTrue(again.get("/terminals/kiosks").body().contains("45 s"));
        assertTrue(again.get(version).body().contains("<dd>in force"), "the same version");
    }

    @Test
    void what_was_written_into_the_file_by_hand_is_not_lost() throws IOException {
        String version = draft(before.replace("idle: 60s", "idle: 45s"));
        Files.writeString(file, BY_HAND + before);
        String told = release(version);
        assertTrue(told.contains("The gateway did not take it"), told);
        assertTrue(told.contains("changed by hand"), told);
        assertEquals(BY_HAND + before, Files.readString(file));
        assertTrue(ada.get("/terminals/kiosks").body().contains("1 min"));
    }

    /** Bea drafts it; the page on which it can be released. */
    private String draft(String yaml) {
        return bea.form("/configuration", "/configuration", "text", yaml, "reason", "a try")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Ada releases it; what she is told. */
    private String release(String version) {
        ada.form(version, version + "/approve");
        return ada.get(version).body();
    }

    private String configuration() throws IOException {
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        Path storage = Files.createDirectory(folder.resolve("storage"));
        return """
        library:
          name: Riverside Public Library
          institution: RIV
          cards: { prefix: "29001", form: codabar14 }
        storage: { path: %s, key: "file:%s" }
        console: { bind: "127.0.0.1:%d" }
        upstreams:
          ils:
            protocol: sip2
            trust: record
            address: 127.0.0.1:%d
            tls: { mode: plain }
        terminals:
          kiosks:
            protocol: sip2
            bind: 127.0.0.1:%d
            profile: self-check
            upstream: ils
            tls: { mode: plain }
            session: { idle: 60s, maximum: 15m }
        """
                .formatted(storage, key, freePort(), freePort(), freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
