package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.admin.text.Tongue;
import org.carrel.console.Browser.Screen;

/**
 * The demonstration with its console, and the staff at it: ada, who came first and may do all, and
 * one for each role in each language, who are called like {@code auditor-de} and stay signed in. To
 * those who read German all is dark.
 */
final class People implements AutoCloseable {
    static final String PASSWORD = "four unrelated words here";
    static final List<String> ROLES =
            List.of("operator", "privacy-officer", "vendor-manager", "auditor");

    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final Screen NIGHT = new Screen(1280, 900, true);

    private final ConsoleProcess demo;
    private final Browser browser;
    private final Page ada;
    private final Caller caller;
    private final Map<String, Person> all = new TreeMap<>();

    private People(ConsoleProcess demo, Browser browser) {
        this.demo = demo;
        this.browser = browser;
        this.ada = browser.visitor("ada", Tongue.ENGLISH, Screen.DESK);
        this.caller = new Caller(demo.address());
    }

    /** Starts all; where there is no Chromium, whoever asks is passed over. */
    static People gathered() {
        Path chromium = Browser.needed();
        ConsoleProcess demo = ConsoleProcess.demo();
        People people = new People(demo, Browser.open(chromium, demo.address()));
        try {
            people.come();
            return people;
        } catch (RuntimeException | AssertionError trouble) {
            people.close();
            throw trouble;
        }
    }

    private void come() {
        begin();
        caller.signIn("ada", PASSWORD);
        for (String role : ROLES) {
            for (Tongue tongue : Tongue.values()) {
                come(role, tongue);
            }
        }
    }

    private void begin() {
        browser.look(ada, "/");
        ada.getByLabel("Code").fill(demo.code());
        ada.getByLabel("Name").fill("ada");
        ada.getByLabel("New password").fill(PASSWORD);
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin")).click();
        ada.waitForURL(demo.address() + "/");
        browser.look(ada, "/about");
    }

    private void come(String role, Tongue tongue) {
        String name = role + "-" + tongue.code();
        if (role.equals("operator")) {
            new Caller(demo.address())
                    .arrive(guest(name), invited(guest(name), "auditor"), PASSWORD);
        }
        new Caller(demo.address()).arrive(name, invited(name, role), PASSWORD);
        Page page = browser.visitor(name, tongue, tongue == Tongue.GERMAN ? NIGHT : Screen.DESK);
        signIn(page, name);
        all.put(name, new Person(name, role, tongue, page));
    }

    /** Who is signed in until this operator ends it. */
    static String guest(String operator) {
        return "guest-of-" + operator;
    }

    /** The password that is drawn for somebody new. */
    String invited(String name, String role) {
        caller.form("/settings", "/settings/users", "name", name, "roles", role);
        Matcher found = FIRST_PASSWORD.matcher(caller.get("/settings").body());
        assertTrue(found.find(), name);
        return found.group();
    }

    /** Signs in at the page that everybody sees. */
    void signIn(Page page, String name) {
        browser.look(page, "/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(demo.address() + "/");
    }

    /** Everybody but ada. */
    Collection<Person> all() {
        return all.values();
    }

    Person named(String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    /** Whose browser reads English. */
    Page ada() {
        return ada;
    }

    /** How ada's console is without a browser. */
    Caller caller() {
        return caller;
    }

    Browser browser() {
        return browser;
    }

    String address() {
        return demo.address();
    }

    @Override
    public void close() {
        browser.close();
        demo.close();
    }
}
