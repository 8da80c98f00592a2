package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People at the console: every page as each role in both languages, and what is done on them, in a
 * real browser. Needs Chromium, Debian's package {@code chromium}.
 *
 * <p>{@code -Dcarrel.screenshots=FOLDER} takes a picture of every page, on a desk and on a
 * telephone, light and dark.
 */
class ConsoleIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/today",
                    "/today/to-upstream/press",
                    "/today/to-terminals/kiosks",
                    "/map",
                    "/terminals",
                    "/terminals/kiosks",
                    "/terminals/catalogue",
                    "/upstreams",
                    "/upstreams/press",
                    "/policies",
                    "/policies/vendor-minimal",
                    "/configuration",
                    "/rehearsal",
                    "/vendors",
                    "/vendors/press",
                    "/keys",
                    "/audit",
                    "/settings",
                    "/settings/support",
                    "/set-up",
                    "/me",
                    "/confirm",
                    "/about",
                    Browser.NOWHERE);

    /** Of the readers who came in the demonstration's play: cards, PINs, names, where they live. */
    private static final List<String> READERS =
            List.of(
                    "290011",
                    "804719",
                    "735928",
                    "917438",
                    "Zoë",
                    "Çelik",
                    "Amara",
                    "Okonkwo",
                    "Ibáñez",
                    "Rheinufer",
                    "reader.example");

    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");

    private static final String CHART_CHANGES =
            """
            async () => {
                const canvas = document.querySelector('.plot canvas');
                const before = canvas.toDataURL();
                const end = performance.now() + 10_000;
                while (canvas.toDataURL() === before && performance.now() < end) {
                    await new Promise(requestAnimationFrame);
                }
                return canvas.toDataURL() !== before;
            }
            """;

    private static ConsoleProcess demo;
    private static Browser browser;
    private static Page ada;

    @BeforeAll
    static void openTheConsole() {
        Optional<Path> chromium = Browser.executable();
        assumeTrue(
                chromium.isPresent(),
                "needs Chromium, and found none: install Debian's package chromium");
        demo = ConsoleProcess.demo();
        browser = Browser.open(chromium.get(), demo.address());
        ada = browser.visitor("en", Screen.DESK);
        browser.look(ada, "/");
        ada.getByLabel("Code").fill(demo.code());
        ada.getByLabel("Name").fill("ada");
        ada.getByLabel("New password").fill(PASSWORD);
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();
        ada.waitForURL(demo.address() + "/");
        assertEquals(List.of(), browser.findings());
    }

    @AfterAll
    static void closeTheConsole() {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void beginANewSheet() {
        browser.forget();
    }

    @Test
    void every_page_is_sound_for_each_role_in_both_languages() {
        signInAnew("rosa", "operator").forEach(ConsoleIT::walk);
        signInAnew("piet", "privacy-officer").forEach(ConsoleIT::walk);
        signInAnew("vera", "vendor-manager").forEach(ConsoleIT::walk);
        signInAnew("alan", "auditor").forEach(ConsoleIT::walk);
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void the_chart_moves() {
        browser.look(ada, "/");
        ada.waitForSelector(".plot canvas");
        assertEquals(true, ada.evaluate(CHART_CHANGES), "within ten seconds");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_passkey_lets_its_owner_in() {
        Page page = browser.visitor("en", Screen.DESK);
        Browser.giveAuthenticator(page);
        signIn(page, "ada", PASSWORD);
        browser.look(page, "/me");
        page.getByLabel("Name of the passkey").fill("desk-key");
        button(page, "Add a passkey").click();
        says(page, "The passkey was added.");
        button(page, "Sign out").click();
        page.waitForURL("**/sign-in");
        button(page, "Sign in with a passkey").click();
        page.waitForURL(demo.address() + "/");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_change_is_drafted_by_one_and_released_by_another() {
        Page drafter = signInAnew("dora", "privacy-officer").getFirst();
        browser.look(drafter, "/configuration");
        String text = drafter.getByLabel("The whole configuration").inputValue();
        assertTrue(text.contains("upstreams:"), text);
        drafter.getByLabel("The whole configuration").fill(text + "nonsense: true\n");
        drafter.getByLabel("Why").fill("a try");
        button(drafter, "Keep as a draft").click();
        says(drafter, "This text cannot be used");
        browser.inspect(drafter);
        drafter.getByLabel("The whole configuration")
                .fill(text.replace("timeout: 4s", "timeout: 3s"));
        button(drafter, "Keep as a draft").click();
        says(drafter, "waits for somebody else");
        browser.inspect(drafter);
        assertEquals(0, button(drafter, "Release").count());
        String path = drafter.url().substring(demo.address().length());
        browser.look(ada, path);
        button(ada, "Release").click();
        says(ada, "was released");
        browser.inspect(ada);
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_message_is_rehearsed_and_nothing_is_sent() {
        browser.look(ada, "/rehearsal");
        ada.locator("#door").selectOption("kiosks");
        ada.locator("#question").fill("2300120260301    100000AORIV|AA29001000000017|AC|AD0000|");
        button(ada, "Rehearse").click();
        says(ada, "On its way to ils");
        browser.inspect(ada);
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void recovery_codes_let_in_once_when_all_else_is_lost() {
        Page page = signInAnew("rita", "auditor").getFirst();
        browser.look(page, "/me");
        button(page, "Draw new codes").click();
        String code = page.locator(".codes code").first().textContent();
        Page again = browser.visitor("en", Screen.DESK);
        browser.look(again, "/sign-in");
        again.getByText("Password or device lost?").click();
        again.locator("#code-name").fill("rita");
        again.locator("#code").fill(code);
        button(again, "Sign in with the code").click();
        again.waitForURL("**/me");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void somebody_new_sets_a_password_of_their_own_before_the_console_opens() {
        String first = invited("nora", "auditor");
        Page page = browser.visitor("de", Screen.DESK);
        browser.look(page, "/sign-in");
        page.locator("#name").fill("nora");
        page.locator("#password").fill(first);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/me");
        says(page, "Dieses Kennwort wurde für Sie gezogen");
        browser.inspect(page);
        page.locator("#password").fill("carrel-carrel-carrel");
        button(page, "Kennwort setzen").click();
        says(page, "zu leicht zu erraten");
        page.locator("#password").fill(PASSWORD);
        button(page, "Kennwort setzen").click();
        page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        browser.look(page, "/audit");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_vendors_card_is_kept_and_reviewed() {
        browser.look(ada, "/vendors/till");
        ada.getByLabel("Grounds").selectOption("contract");
        ada.getByLabel("Does it collect data of readers?").selectOption("no");
        button(ada, "Keep the card").click();
        says(ada, "The card was kept.");
        button(ada, "Reviewed today").click();
        says(ada, "The review was noted.");
        browser.inspect(ada);
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void nothing_about_a_reader_stands_in_any_page() {
        Caller caller = new Caller(demo.address());
        caller.form("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
        for (String path : PAGES) {
            String page = caller.get(path).body();
            assertTrue(page.contains("</html>"), path);
            for (String secret : READERS) {
                assertFalse(page.contains(secret), secret + " on " + path);
            }
        }
    }

    @Test
    void a_small_screen_needs_no_scrolling_sideways() {
        Page page = browser.visitor("de", new Screen(320, 640, false));
        signIn(page, "ada", PASSWORD);
        for (String path : PAGES) {
            page.navigate(demo.address() + path);
            int wide = (int) page.evaluate("document.documentElement.scrollWidth");
            assertTrue(wide <= 320, path + " is " + wide + " wide");
        }
    }

    @Test
    void pictures_are_taken_where_somebody_wants_them() {
        String folder = System.getProperty("carrel.screenshots", "");
        assumeTrue(!folder.isEmpty(), "pictures are taken with -Dcarrel.screenshots=FOLDER");
        for (boolean dark : new boolean[] {false, true}) {
            pictures(Path.of(folder), "desk", new Screen(1280, 900, dark));
            pictures(Path.of(folder), "phone", new Screen(390, 844, dark));
        }
    }

    private static void pictures(Path folder, String name, Screen screen) {
        Page page = browser.visitor("en", screen);
        page.navigate(demo.address() + "/sign-in");
        picture(page, folder, name, screen, "/sign-in");
        signIn(page, "ada", PASSWORD);
        for (String path : PAGES) {
            page.navigate(demo.address() + path);
            picture(page, folder, name, screen, path);
        }
    }

    private static void picture(Page page, Path folder, String name, Screen screen, String path) {
        String file =
                "%s-%s%s.png"
                        .formatted(
                                name,
                                screen.dark() ? "dark" : "light",
                                path.equals("/") ? "-overview" : path.replace('/', '-'));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(folder.resolve(file)).setFullPage(true));
    }

    private static void walk(Page page) {
        PAGES.forEach(path -> browser.look(page, path));
    }

    /** A new one of the staff with one role, signed in twice: in English and in German. */
    private static List<Page> signInAnew(String name, String role) {
        new Caller(demo.address()).arrive(name, invited(name, role), PASSWORD);
        return List.of(
                signIn(browser.visitor("en", Screen.DESK), name, PASSWORD),
                signIn(browser.visitor("de", new Screen(1280, 900, true)), name, PASSWORD));
    }

    /** The password that is drawn for somebody new. */
    private static String invited(String name, String role) {
        Caller caller = new Caller(demo.address());
        caller.signIn("ada", PASSWORD);
        caller.form("/settings", "/settings/users", "name", name, "roles", role);
        Matcher found = FIRST_PASSWORD.matcher(caller.get("/settings").body());
        assertTrue(found.find());
        return found.group();
    }

    private static Page signIn(Page page, String name, String password) {
        browser.look(page, "/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(demo.address() + "/");
        return page;
    }

    /** Waits for words; where they do not come, tells what stands there instead. */
    private static void says(Page page, String words) {
        try {
            page.getByText(words).first().waitFor();
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "not on the page: " + words + "\n" + page.locator("main").innerText(), late);
        }
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
