package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.carrel.admin.text.Tongue;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console of a gateway that has been there for a while: something was destroyed and something
 * is held, and the last time the power was cut. Needs Chromium, Debian's package {@code chromium}.
 */
class AgedConsoleIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final String DESTRUCTION = "/settings/destruction";
    private static final String REASON = "case 7";
    private static final int DAYS = 40;

    @TempDir private Path folder = Path.of("");

    @Test
    void what_was_destroyed_and_held_and_a_power_cut_stand_on_sound_pages() throws IOException {
        Path chromium = Browser.needed();
        Path configuration = SmallLibrary.configuration(folder);
        YearOfLedger.fill(configuration, DAYS);
        try (ConsoleProcess gateway = ConsoleProcess.serving(configuration)) {
            begin(gateway);
            gateway.kill();
        }
        try (ConsoleProcess gateway = ConsoleProcess.serving(configuration);
                Browser browser = Browser.open(chromium, gateway.address())) {
            for (Tongue tongue : Tongue.values()) {
                boolean dark = tongue == Tongue.GERMAN;
                Page page = browser.visitor("ada", tongue, new Screen(1280, 900, dark));
                signIn(browser, page, gateway.address());
                String seal = dark ? "ohne Siegel" : "without a seal";
                assertShows(browser, page, "/", ".alarms", seal);
                assertShows(browser, page, "/audit", "tbody", seal);
                assertShows(browser, page, DESTRUCTION, ".panel", REASON);
                assertShows(browser, page, DESTRUCTION, "tbody", dark ? "nachweislich" : "proved");
            }
            assertEquals(List.of(), browser.findings());
        }
    }

    private static void begin(ConsoleProcess gateway) {
        Caller ada = new Caller(gateway.address());
        ada.form("/first", "/first", "code", gateway.code(), "name", "ada", "password", PASSWORD);
        ada.form(DESTRUCTION, DESTRUCTION + "/ledger-days/hold", "reason", REASON);
    }

    private static void signIn(Browser browser, Page page, String address) {
        browser.look(page, "/sign-in");
        page.locator("#name").fill("ada");
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(address + "/");
    }

    private static void assertShows(
            Browser browser, Page page, String path, String where, String what) {
        browser.look(page, path);
        browser.narrow(page);
        String shown = page.locator("main").locator(where).first().textContent();
        assertTrue(shown.contains(what), path + ": " + shown);
        Browser.picture(
                page,
                "aged-%s%s"
                        .formatted(
                                page.evaluate("document.documentElement.lang"),
                                path.equals("/") ? "-overview" : path.replace('/', '-')));
    }
}
