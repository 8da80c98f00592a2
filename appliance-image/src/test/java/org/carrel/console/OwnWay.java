package org.carrel.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;

/** All that somebody does at a browser about their own way in, which no program can. */
final class OwnWay {
    private static final String KEY = "desk-key";

    private final People people;
    private final Browser browser;
    private final Person person;
    private final Page page;

    OwnWay(People people, Person person) {
        this.people = people;
        this.browser = people.browser();
        this.person = person;
        this.page = person.page();
    }

    /** With a device that makes passkeys, until the passkey and the password are gone. */
    void walk() {
        Browser.giveAuthenticator(page);
        inAnotherLanguageAndBack();
        browser.look(page, "/confirm");
        confirm(page);
        arrives("/");
        addPasskey();
        browser.look(page, "/confirm");
        press("confirm.passkey");
        arrives("/");
        signOutElsewhere();
        String code = drawCodes();
        browser.look(page, "/me");
        page.locator("#password").fill("quite another six words than before");
        does("me.password.button", "me.password.done");
        press("sign-out");
        arrives("/sign-in");
        press("sign-in.passkey");
        arrives("/");
        browser.look(page, "/me");
        click(person.words().say("me.passkey.remove") + " " + KEY);
        Said.says(page, Said.pattern(person.words(), "me.passkey.removed"));
        inspect();
        press("sign-out");
        arrives("/sign-in");
        signInWith(code);
    }

    private void inAnotherLanguageAndBack() {
        Tongue other =
                Arrays.stream(Tongue.values())
                        .filter(each -> each != person.tongue())
                        .findFirst()
                        .orElseThrow();
        browser.look(page, "/me");
        click(other.ownName());
        Said.says(page, Said.pattern(Words.in(other), "me.passkeys.text"));
        click(person.tongue().ownName());
        Said.says(page, Said.pattern(person.words(), "me.passkeys.text"));
    }

    private void addPasskey() {
        browser.look(page, "/me");
        page.getByLabel(person.words().say("me.passkey.name")).fill(KEY);
        does("me.passkey.add", "me.passkey.added");
    }

    private void signOutElsewhere() {
        new Caller(people.address()).signIn(person.name(), People.PASSWORD);
        browser.look(page, "/me");
        does("me.browsers.end", "me.browsers.ended");
    }

    private String drawCodes() {
        does("me.codes.draw", "me.codes.new");
        return page.locator(".codes code").first().textContent();
    }

    private void signInWith(String code) {
        page.getByText(person.words().say("sign-in.lost")).click();
        inspect();
        page.locator("#code-name").fill(person.name());
        page.locator("#code").fill(code);
        press("sign-in.code.button");
        arrives("/me");
    }

    private void does(String button, String says) {
        press(button);
        Said.says(page, Said.pattern(person.words(), says));
        inspect();
    }

    private void inspect() {
        browser.inspect(page);
        browser.narrow(page);
    }

    private void arrives(String path) {
        page.waitForURL(people.address() + path);
    }

    private void press(String button) {
        click(person.words().say(button));
    }

    private void click(String label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    static void confirm(Page page) {
        page.locator("#password").fill(People.PASSWORD);
        page.locator("form[action='/confirm'] button").click();
    }
}
