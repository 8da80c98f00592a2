package org.carrel.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;
import org.carrel.console.Browser.Screen;

/** All that somebody does at a browser about their own way in, which no program can. */
final class OwnWay {
    private final Browser browser;
    private final String address;
    private final String password;

    OwnWay(Browser browser, String address, String password) {
        this.browser = browser;
        this.address = address;
        this.password = password;
    }

    /** With a device that makes passkeys, until the passkey and the password are gone. */
    void walk(String name) {
        Page page = browser.visitor("en", Screen.DESK);
        Browser.giveAuthenticator(page);
        browser.look(page, "/sign-in");
        press(page, "Deutsch");
        Said.says(page, Said.pattern(Words.in(Tongue.GERMAN), "sign-in.lost"));
        press(page, "English");
        signIn(page, name);
        browser.look(page, "/me");
        page.getByLabel("Name of the passkey").fill("desk-key");
        press(page, "Add a passkey");
        Said.says(page, "The passkey was added.");
        browser.inspect(page);
        browser.look(page, "/confirm");
        press(page, "Confirm with a passkey");
        page.waitForURL(address + "/");
        browser.look(page, "/confirm");
        confirm(page);
        page.waitForURL(address + "/");
        browser.look(page, "/me");
        press(page, "Sign out all others");
        Said.says(page, "All other browsers are signed out.");
        press(page, "Draw new codes");
        Said.says(page, "Your new codes.");
        browser.inspect(page);
        String code = page.locator(".codes code").first().textContent();
        browser.look(page, "/me");
        page.locator("#password").fill("quite another six words than before");
        press(page, "Set the password");
        Said.says(page, "The password was set.");
        press(page, "Sign out");
        page.waitForURL("**/sign-in");
        press(page, "Sign in with a passkey");
        page.waitForURL(address + "/");
        browser.look(page, "/me");
        press(page, "Remove desk-key");
        Said.says(page, "The passkey was removed.");
        press(page, "Sign out");
        page.waitForURL("**/sign-in");
        page.getByText("Password or device lost?").click();
        page.locator("#code-name").fill(name);
        page.locator("#code").fill(code);
        press(page, "Sign in with the code");
        page.waitForURL("**/me");
    }

    void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Page signIn(Page page, String name) {
        browser.look(page, "/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(address + "/");
        return page;
    }

    void confirm(Page page) {
        page.locator("#password").fill(password);
        page.locator("form[action='/confirm'] button").click();
    }
}
