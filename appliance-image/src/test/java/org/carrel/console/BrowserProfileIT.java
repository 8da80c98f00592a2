package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a browser keeps on its disk of a visit to the console: where somebody was, and nobody who
 * uses the library.
 */
class BrowserProfileIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final List<String> PAGES =
            List.of("/", "/today", "/map", "/terminals", "/upstreams", "/policies", "/keys");

    /** Of the readers in the demonstration's play, what is too long to be there by chance. */
    private static final List<String> READERS =
            List.of("29001100034177", "29001100088215", "Çelik", "Okonkwo", "Rheinufer", "Ibáñez");

    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    @Test
    void a_browsers_disk_knows_no_reader(@TempDir Path profile) {
        Path chromium = Browser.needed();
        try (ConsoleProcess demo = ConsoleProcess.demo()) {
            visit(chromium, profile, demo);
            assertTrue(isKept(profile, demo.address() + "/today"), "the pages are not looked for");
        }
        TreeSet<String> kept = new TreeSet<>();
        READERS.stream().filter(reader -> isKept(profile, reader)).forEach(kept::add);
        if (isKept(profile, PASSWORD)) {
            kept.add("the password");
        }
        assertEquals(new TreeSet<>(), kept);
    }

    private static void visit(Path chromium, Path profile, ConsoleProcess demo) {
        try (Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                BrowserContext context =
                        playwright
                                .chromium()
                                .launchPersistentContext(
                                        profile,
                                        new LaunchPersistentContextOptions()
                                                .setExecutablePath(chromium)
                                                .setIgnoreHTTPSErrors(true)
                                                .setLocale("en")
                                                .setArgs(
                                                        List.of(
                                                                "--no-sandbox",
                                                                "--disable-gpu",
                                                                "--disable-dev-shm-usage")))) {
            Page page = context.pages().getFirst();
            page.navigate(demo.address() + "/");
            page.getByLabel("Code").fill(demo.code());
            page.getByLabel("Name").fill("ada");
            page.getByLabel("New password").fill(PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();
            page.waitForURL(demo.address() + "/");
            PAGES.forEach(each -> page.navigate(demo.address() + each));
        }
    }

    private static boolean isKept(Path profile, String text) {
        try (Stream<Path> files = Files.walk(profile)) {
            return files.filter(Files::isRegularFile)
                    .map(BrowserProfileIT::letters)
                    .anyMatch(kept ->
                            CHARSETS.stream()
                                    .map(charset -> letters(text.getBytes(charset)))
                                    .anyMatch(kept::contains));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String letters(Path file) {
        try {
            return letters(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A letter a byte. */
    private static String letters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
