package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People at the console: every page as each role in both languages, and what is done on them, in a
 * real browser. Needs Chromium, Debian's package {@code chromium}.
 */
class ConsoleIT {
    static final List<String> PAGES =
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
                    "/configuration/1",
                    "/rehearsal",
                    "/vendors",
                    "/vendors/press",
                    "/keys",
                    "/audit",
                    "/settings",
                    "/settings/kept",
                    "/settings/destruction",
                    "/settings/support",
                    "/set-up",
                    "/me",
                    "/confirm",
                    "/about",
                    Browser.NOWHERE);

    /** What can be looked at and is no page of staff: pieces of pages, figures, the ways in. */
    private static final Set<String> NO_PAGES =
            Set.of(
                    "/assets/[^/]+",
                    "/first",
                    "/health/live",
                    "/health/ready",
                    "/live",
                    "/live/history",
                    "/me/passkeys/challenge",
                    "/metrics",
                    "/overview",
                    "/overview/figures",
                    "/sign-in",
                    "/sign-in/challenge");

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

    private static People people;
    private static Browser browser;

    @BeforeAll
    static void openTheConsole() {
        people = People.gathered();
        browser = people.browser();
    }

    @AfterAll
    static void closeTheConsole() {
        if (people != null) {
            people.close();
        }
    }

    @BeforeEach
    void beginANewSheet() {
        browser.forget();
    }

    @Test
    void every_page_is_sound_for_each_role_in_both_languages() {
        people.all().forEach(each -> PAGES.forEach(path -> browser.look(each.page(), path)));
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void no_page_is_left_out() {
        Set<String> left = ActTable.seenBy(people.caller()).looks();
        left.removeIf(path -> PAGES.stream().anyMatch(page -> page.matches(path)));
        assertEquals(new TreeSet<>(NO_PAGES), left);
    }

    @Test
    void the_chart_moves() {
        Page ada = people.ada();
        browser.look(ada, "/");
        ada.waitForSelector(".plot canvas");
        assertEquals(true, ada.evaluate(CHART_CHANGES), "within ten seconds");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_change_is_drafted_by_one_and_released_by_another() {
        Page drafter = signedIn("privacy-officer-en");
        browser.look(drafter, "/configuration");
        String text = drafter.getByLabel("The whole configuration").inputValue();
        assertTrue(text.contains("upstreams:"), text);
        drafter.getByLabel("The whole configuration").fill(text + "nonsense: true\n");
        drafter.getByLabel("Why").fill("a try");
        button(drafter, "Keep as a draft").click();
        Said.says(drafter, "This text cannot be used");
        browser.inspect(drafter);
        drafter.getByLabel("The whole configuration")
                .fill(text.replace("timeout: 4s", "timeout: 3s"));
        button(drafter, "Keep as a draft").click();
        Said.says(drafter, "waits for somebody else");
        browser.inspect(drafter);
        assertEquals(0, button(drafter, "Release").count());
        String path = drafter.url().substring(people.address().length());
        Page ada = signedIn("ada");
        browser.look(ada, path);
        button(ada, "Release").click();
        Said.says(ada, "was released");
        browser.inspect(ada);
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void somebody_new_sets_a_password_of_their_own_before_the_console_opens() {
        String first = people.invited("nora", "auditor");
        Page page = browser.visitor("de", Screen.DESK);
        browser.look(page, "/sign-in");
        page.locator("#name").fill("nora");
        page.locator("#password").fill(first);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/me");
        Said.says(page, "Dieses Kennwort wurde für Sie gezogen");
        browser.inspect(page);
        page.locator("#password").fill("carrel-carrel-carrel");
        button(page, "Kennwort setzen").click();
        Said.says(page, "zu leicht zu erraten");
        page.locator("#password").fill(People.PASSWORD);
        button(page, "Kennwort setzen").click();
        page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        browser.look(page, "/audit");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void a_programs_token_is_offered_only_the_roles_that_its_owner_can_give_it() {
        for (Person each : people.all()) {
            browser.look(each.page(), "/settings");
            assertEquals(
                    List.of(each.role()),
                    each.page()
                            .locator("form[action='/settings/tokens'] [name=roles]")
                            .evaluateAll("boxes => boxes.map(each => each.value)"),
                    each.name());
        }
    }

    @Test
    void an_open_page_shows_that_its_reader_was_signed_out_elsewhere() {
        new Caller(people.address())
                .arrive("olga", people.invited("olga", "auditor"), People.PASSWORD);
        Page open = signedIn("olga");
        open.waitForSelector(".plot canvas");
        Page elsewhere = signedIn("olga");
        browser.look(elsewhere, "/me");
        button(elsewhere, "Sign out all others").click();
        Said.says(elsewhere, "All other browsers are signed out.");
        open.waitForURL("**/sign-in?to=%2F");
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void nothing_about_a_reader_stands_in_any_page() {
        for (String path : PAGES) {
            String page = people.caller().get(path).body();
            assertTrue(page.contains("</html>"), path);
            for (String secret : READERS) {
                assertFalse(page.contains(secret), secret + " on " + path);
            }
        }
    }

    @Test
    void a_small_screen_needs_no_scrolling_sideways() {
        Page page = browser.visitor("de", new Screen(320, 640, false));
        people.signIn(page, "ada");
        for (String path : PAGES) {
            page.navigate(people.address() + path);
            int wide = (int) page.evaluate("document.documentElement.scrollWidth");
            assertTrue(wide <= 320, path + " is " + wide + " wide");
        }
    }

    private static Page signedIn(String name) {
        Page page = browser.visitor("en", Screen.DESK);
        people.signIn(page, name);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
