package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every act of the console's table, done with a page's buttons in a real browser: by each role that
 * may and in both languages, while nobody who may not finds the button. An act that is new in the
 * table and is not clicked here by all of them fails. Needs Chromium, Debian's package {@code
 * chromium}.
 *
 * <p>{@code -Dcarrel.screenshots=FOLDER} takes a picture of what stands there after each.
 */
class ConsoleClicksIT {
    private static final Pattern NUMBER = Pattern.compile("/configuration/([0-9]+)");

    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);

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

    /** What only the first of all does. */
    private static final String FIRST = "POST /first";

    private static People people;
    private static Browser browser;
    private static ActTable table;
    private static String draft = "";
    private static String inForce = "";
    private static String before = "";

    @BeforeAll
    static void openTheConsole() {
        people = People.gathered();
        browser = people.browser();
        table = ActTable.seenBy(people.caller());
    }

    @AfterAll
    static void closeTheConsole() {
        if (people != null) {
            people.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_act_of_the_table_is_clicked_by_all_who_may_and_only_they_find_it() {
        return Stream.of(
                        new Clicks(table)
                                .all().stream()
                                        .map(each ->
                                                test(
                                                        each.act() + " by " + each.who(),
                                                        () -> done(each))),
                        people.all().stream()
                                .map(each ->
                                        test(
                                                "the own way in of " + each.name(),
                                                () -> new OwnWay(people, each).walk())),
                        Stream.of(
                                test(
                                        "nothing of the table is left out",
                                        ConsoleClicksIT::nothingIsLeftOut)))
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
        String here = named(click.page());
        people.all().forEach(each -> findsItOrNot(each, click, here));
        Person person = people.named(click.who());
        Page page = person.page();
        Pattern says = Said.pattern(person.words(), click.says());
        browser.look(page, here);
        press(person, click);
        if (Said.asksFirst(page, says)) {
            OwnWay.confirm(page);
            page.waitForURL(people.address() + here);
            press(person, click);
        }
        Said.says(page, says);
        browser.inspect(page);
        browser.narrow(page);
        Browser.picture(page, "act-" + click.path().replace('/', '-') + "-" + click.who());
        remember(click, page.url());
    }

    /** The button stands in what the console sends to those who may do it now, and only there. */
    private static void findsItOrNot(Person person, Click click, String here) {
        boolean may =
                table.may(click.act()).contains(person.role())
                        && !person.name().equals(click.author());
        String sent = person.page().request().get(people.address() + here).text();
        String form = "action=\"" + named(click.path()) + "\"";
        long buttons =
                FORM.matcher(sent)
                        .results()
                        .map(MatchResult::group)
                        .filter(each -> each.contains(form) && each.contains("<button"))
                        .count();
        assertEquals(may ? 1 : 0, buttons, () -> click.path() + " for " + person.name());
    }

    private static void press(Person person, Click click) {
        Locator form =
                person.page().locator("main form[action='%s']".formatted(named(click.path())));
        Locator shut = form.locator("xpath=ancestor::details[not(@open)]/summary");
        if (shut.count() > 0) {
            shut.click();
            browser.inspect(person.page());
        }
        click.hand().accept(form);
        form.locator("button")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(
                                        Pattern.compile(
                                                "^"
                                                        + Said.plain(
                                                                person.words()
                                                                        .say(click.button())))))
                .click();
    }

    private static void remember(Click click, String url) {
        Matcher number = NUMBER.matcher(url);
        if (!number.find()) {
            return;
        }
        draft = number.group(1);
        if (click.says().equals("version.approved.done")) {
            before = inForce;
            inForce = draft;
        }
    }

    private static String named(String text) {
        return text.replace(Clicks.DRAFT, draft).replace(Clicks.BEFORE, before);
    }

    /** By what the browsers have sent: everything at all, and each act by all who may do it. */
    private static void nothingIsLeftOut() {
        assertEquals(AT_FIRST_BOOT, table.without(browser.posted()));
        Set<String> missing = new TreeSet<>();
        for (String act : table.acts()) {
            for (String who : table.people(act)) {
                if (table.without(browser.posted(who)).contains(act)) {
                    missing.add(act + " by " + who);
                }
            }
        }
        missing.removeIf(each ->
                AT_FIRST_BOOT.stream().anyMatch(act -> each.startsWith(act + " by "))
                        || each.startsWith(FIRST + " by "));
        assertEquals(Set.of(), missing);
    }
}
