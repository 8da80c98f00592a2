package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new machine takes the place of an old one: its first page takes the backup, instead of a
 * set-up. Needs Chromium, Debian's package {@code chromium}.
 */
class RestoreAtFirstBootIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final String PASSPHRASE = "a long passphrase, öffne dich";

    @TempDir private Path folder = Path.of("");

    @Test
    void a_backup_is_restored_by_whoever_has_the_code_and_only_once() throws IOException {
        Path chromium = Browser.needed();
        Path backup = backupOfTheOldMachine();
        Path file = configuration("new", "");
        String before = Files.readString(file);
        try (ConsoleProcess gateway = ConsoleProcess.serving(file);
                Browser browser = Browser.open(chromium, gateway.address())) {
            Page page = browser.visitor("en", Screen.DESK);
            browser.look(page, "/first");
            page.getByText("Restore a backup instead").click();
            browser.inspect(page);
            restore(page, "not-the-code", PASSPHRASE, backup);
            says(page, "That is not the code");
            restore(page, gateway.code(), "another passphrase", backup);
            says(page, "the passphrase is another one");
            browser.inspect(page);
            assertTrue(page.locator("#restore-code").isVisible(), "one can try again at once");
            Browser.picture(page, "restore-refused");
            restore(page, gateway.code(), "", backup);
            says(page, "the passphrase is another one");
            restore(page, gateway.code(), PASSPHRASE, file);
            says(page, "This file is no backup");
            Path cut = folder.resolve("cut");
            byte[] whole = Files.readAllBytes(backup);
            Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
            restore(page, gateway.code(), PASSPHRASE, cut);
            says(page, "Nothing was restored");
            restore(page, gateway.code(), PASSPHRASE, backup);
            says(page, "The archive holds all of the backup");
            Browser.picture(page, "restore-done");
            browser.inspect(page);

            page.navigate(gateway.address() + "/first");
            page.waitForURL("**/sign-in");
            page.locator("#name").fill("ada");
            page.locator("#password").fill(PASSWORD);
            page.locator("form[action='/sign-in'] button").click();
            page.waitForURL(gateway.address() + "/");
            browser.look(page, "/policies");
            assertTrue(page.content().contains("found in the file"), "the old version is there");
            browser.look(page, "/set-up");
            says(page, "This gateway is set up.");
            Caller caller = new Caller(gateway.address());
            caller.signIn("ada", PASSWORD);
            String trail = caller.get("/audit.txt").body();
            assertTrue(trail.contains("who=ada role=operator act=user-added"), trail);
            assertTrue(trail.contains("who=gateway role=- act=restored"), trail);
            assertEquals(before, Files.readString(file), "nothing came into force");
            assertEquals(List.of(), browser.findings());
        }
    }

    @Test
    void what_is_larger_than_a_backup_may_be_is_refused() throws IOException {
        try (ConsoleProcess gateway = ConsoleProcess.serving(configuration("new", ""))) {
            Caller caller = new Caller(gateway.address());
            String longer = caller.announce("/first/restore", 65L * 1024 * 1024);
            assertTrue(longer.startsWith("HTTP/1.1 413 "), longer);
            assertTrue(caller.get("/first").body().contains("Restore a backup instead"));
        }
    }

    private static void restore(Page page, String code, String passphrase, Path backup) {
        if (!page.locator("#restore-code").isVisible()) {
            page.getByText("Restore a backup instead").click();
        }
        page.locator("#restore-code").fill(code);
        page.locator("#passphrase").fill(passphrase);
        page.locator("#backup").setInputFiles(backup);
        page.locator("form[action='/first/restore'] button").click();
    }

    /** Of a gateway with a door and one of the staff, sealed by the command. */
    private Path backupOfTheOldMachine() throws IOException {
        Path file =
                configuration(
                        "old",
                        """
                        upstreams:
                          ils: { protocol: sip2, trust: record, address: "127.0.0.1:9", tls: { mode: plain } }
                        terminals:
                          kiosks:
                            protocol: sip2
                            bind: "127.0.0.1:%d"
                            profile: self-check
                            upstream: ils
                            tls: { mode: plain }
                        """
                                .formatted(freePort()));
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Path backup = folder.resolve("carrel.backup");
        try (ConsoleProcess gateway = ConsoleProcess.serving(file)) {
            Staff.first(gateway);
            ConsoleProcess.run(
                    "backup",
                    "--config",
                    file.toString(),
                    "--passphrase",
                    "file:" + passphrase,
                    backup.toString());
        }
        return backup;
    }

    private Path configuration(String name, String more) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path key =
                Files.writeString(
                        home.resolve("kek"), (name.equals("old") ? "a1" : "c7").repeat(32));
        return Files.writeString(
                home.resolve("carrel.yaml"),
                """
                library: { name: Riverside, institution: RIV }
                storage: { path: %s, key: "file:%s" }
                console: { bind: "127.0.0.1:%d" }
                """
                                .formatted(
                                        Files.createDirectory(home.resolve("storage")),
                                        key,
                                        freePort())
                        + more,
                StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void says(Page page, String words) {
        try {
            page.getByText(words).first().waitFor();
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "not on the page: " + words + "\n" + page.locator("main").innerText(), late);
        }
    }
}
