package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every act of the console's table, done with a page's buttons in a real browser: by somebody who
 * may, in one of the two languages, while nobody who may not finds the button. An act that is new
 * in the table and has no click here fails. Needs Chromium, Debian's package {@code chromium}.
 *
 * <p>{@code -Dcarrel.screenshots=FOLDER} takes a picture of what stands there after each.
 */
class ConsoleClicksIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final Pattern NUMBER = Pattern.compile("/configuration/([0-9]+)");
    private static final Set<String> ROLES =
            Set.of("operator", "privacy-officer", "vendor-manager", "auditor");

    /** What {@code FirstBootIT} and {@code RestoreAtFirstBootIT} do at a gateway that is new. */
    private static final Set<String> AT_FIRST_BOOT =
            Set.of(
                    "POST /first/restore",
                    "POST /set-up/door",
                    "POST /set-up/force",
                    "POST /set-up/library",
                    "POST /set-up/rehearsal",
                    "POST /set-up/rules",
                    "POST /set-up/system");

    private static ConsoleProcess demo;
    private static Browser browser;
    private static ActTable table;
    private static OwnWay way;
    private static final Map<String, Page> PEOPLE = new LinkedHashMap<>();
    private static String draft = "";
    private static String first = "";

    @BeforeAll
    static void openTheConsole() {
        Optional<Path> chromium = Browser.executable();
        assumeTrue(
                chromium.isPresent(),
                "needs Chromium, and found none: install Debian's package chromium");
        demo = ConsoleProcess.demo();
        browser = Browser.open(chromium.get(), demo.address());
        way = new OwnWay(browser, demo.address(), PASSWORD);
        Page ada = browser.visitor("en", Screen.DESK);
        browser.look(ada, "/");
        ada.getByLabel("Code").fill(demo.code());
        ada.getByLabel("Name").fill("ada");
        ada.getByLabel("New password").fill(PASSWORD);
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();
        ada.waitForURL(demo.address() + "/");
        ada.context().close();
        Caller caller = new Caller(demo.address());
        caller.signIn("ada", PASSWORD);
        table = ActTable.seenBy(caller);
        ROLES.forEach(role -> invite(caller, role));
    }

    /** One of the staff for each role, named like it, signed in twice: in English and in German. */
    private static void invite(Caller caller, String role) {
        caller.form("/settings", "/settings/users", "name", role, "roles", role);
        Matcher password = FIRST_PASSWORD.matcher(caller.get("/settings").body());
        assertTrue(password.find());
        new Caller(demo.address()).arrive(role, password.group(), PASSWORD);
        PEOPLE.put(role + "-en", way.signIn(browser.visitor("en", Screen.DESK), role));
        PEOPLE.put(
                role + "-de", way.signIn(browser.visitor("de", new Screen(1280, 900, true)), role));
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

    @TestFactory
    Stream<DynamicTest> every_act_of_the_table_is_clicked_and_only_who_may_finds_the_button() {
        return Stream.of(
                        Clicks.all().stream()
                                .map(each -> test(each.act() + " " + each.who(), () -> done(each))),
                        Stream.of(
                                test("somebody's own way in", () -> way.walk("ada")),
                                test(
                                        "nothing of the table is left out",
                                        () ->
                                                assertEquals(
                                                        AT_FIRST_BOOT,
                                                        table.without(browser.posted())))))
                .flatMap(each -> each);
    }

    private static DynamicTest test(String name, Runnable what) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    browser.forget();
                    what.run();
                    assertEquals(List.of(), browser.findings());
                });
    }

    private static void done(Click click) {
        PEOPLE.forEach((who, page) -> {
            String role = who.substring(0, who.lastIndexOf('-'));
            page.navigate(demo.address() + named(click.page()));
            boolean may = table.may(click.act()).contains(role) && !role.equals(click.author());
            assertEquals(may ? 1 : 0, form(page, click).locator("button").count(), who);
            if (role.equals(click.role())) {
                assertEquals(1, button(page, click, who).count(), who);
            }
        });
        Page page = Objects.requireNonNull(PEOPLE.get(click.who()));
        browser.look(page, named(click.page()));
        press(page, click);
        if (page.url().contains("/confirm")) {
            way.confirm(page);
            page.navigate(demo.address() + named(click.page()));
            press(page, click);
        }
        Said.says(page, Said.pattern(words(click.who()), click.says()));
        browser.inspect(page);
        browser.narrow(page);
        Browser.picture(page, "act-" + click.path().replace('/', '-'));
        Matcher number = NUMBER.matcher(page.url());
        if (number.find()) {
            draft = number.group(1);
            first = first.isEmpty() ? draft : first;
        }
    }

    private static void press(Page page, Click click) {
        Locator form = form(page, click);
        Locator shut = form.locator("xpath=ancestor::details[not(@open)]/summary");
        if (shut.count() > 0) {
            shut.click();
            browser.inspect(page);
        }
        click.hand().accept(form);
        button(page, click, click.who()).click();
    }

    private static Locator form(Page page, Click click) {
        return page.locator("main form[action='%s']".formatted(named(click.path())));
    }

    private static Locator button(Page page, Click click, String who) {
        return form(page, click)
                .locator("button")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(
                                        Pattern.compile(
                                                "^" + Said.plain(words(who).say(click.button())))));
    }

    private static String named(String text) {
        return text.replace(Clicks.DRAFT, draft).replace(Clicks.FIRST, first);
    }

    private static Words words(String who) {
        return Words.in(who.endsWith("-de") ? Tongue.GERMAN : Tongue.ENGLISH);
    }
}
