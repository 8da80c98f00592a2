package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A console at which everybody must have a passkey. Needs Chromium, Debian's package {@code
 * chromium}.
 */
class PasskeysRequiredIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final Words WORDS = Words.in(Tongue.ENGLISH);

    @TempDir private Path folder = Path.of("");
    private ConsoleProcess gateway;
    private Browser browser;
    private Page ada;

    @BeforeEach
    void first() throws IOException {
        Path chromium = Browser.needed();
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        gateway =
                ConsoleProcess.serving(
                        Files.writeString(
                                folder.resolve("carrel.yaml"),
                                """
                                storage: { path: %s, key: "file:%s" }
                                console:
                                  bind: "127.0.0.1:%d"
                                  names: [localhost]
                                  passkeys: required
                                """
                                        .formatted(
                                                Files.createDirectory(folder.resolve("storage")),
                                                key,
                                                ConsoleProcess.freePort())));
        browser = Browser.open(chromium, gateway.address());
        ada = withAnotherDevice();
        browser.look(ada, "/");
        ada.locator("#code").fill(gateway.code());
        ada.getByLabel("Name").fill("ada");
        ada.getByLabel("New password").fill(PASSWORD);
        button("Begin").click();
        ada.waitForURL("**/me");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
            gateway.close();
        }
    }

    @Test
    void a_password_alone_lets_in_only_to_add_the_first_passkey() {
        says("me.passkey-first");
        browser.look(ada, "/overview");
        arrives("/me");
        addPasskey("desk-key");
        browser.look(ada, "/overview");
        arrives("/overview");
        List<String> codes = drawCodes();
        removeThePasskey();
        says("me.passkey.last");

        ada = withAnotherDevice();
        browser.look(ada, "/sign-in");
        says("sign-in.passkeys-only");
        byPassword();
        says("sign-in.wrong");
        byCode("another four unrelated words", codes.getFirst());
        says("sign-in.wrong");
        byCode(PASSWORD, codes.getFirst());
        arrives("/me");
        addPasskey("pocket-key");
        removeThePasskey();
        says("me.passkey.removed");

        signOut();
        press("sign-in.passkey");
        arrives("/");
        assertEquals(List.of(), browser.findings());
    }

    private Page withAnotherDevice() {
        Page page = browser.visitor("en", Screen.DESK);
        Browser.giveAuthenticator(page);
        return page;
    }

    private void addPasskey(String name) {
        ada.getByLabel(WORDS.say("me.passkey.name")).fill(name);
        press("me.passkey.add");
        says("me.passkey.added");
        look();
    }

    private List<String> drawCodes() {
        browser.look(ada, "/me");
        press("me.codes.draw");
        says("me.codes.new");
        return ada.locator(".codes code").allTextContents();
    }

    /** The one that was there first. */
    private void removeThePasskey() {
        browser.look(ada, "/me");
        button(WORDS.say("me.passkey.remove") + " desk-key").click();
    }

    private void byPassword() {
        fill("#name", "ada");
        fill("#password", PASSWORD);
        ada.locator("form[action='/sign-in'] button").click();
    }

    private void byCode(String password, String code) {
        ada.getByText(WORDS.say("sign-in.lost")).click();
        look();
        fill("#code-name", "ada");
        fill("#code-password", password);
        fill("#code", code);
        press("sign-in.code.button");
    }

    private void signOut() {
        press("sign-out");
        arrives("/sign-in");
        look();
    }

    private void fill(String field, String text) {
        ada.locator(field).fill(text);
    }

    private void says(String text) {
        Said.says(ada, Said.pattern(WORDS, text));
    }

    private void arrives(String path) {
        ada.waitForURL(gateway.address() + path);
    }

    private void press(String text) {
        button(WORDS.say(text)).click();
    }

    private Locator button(String label) {
        return ada.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private void look() {
        browser.inspect(ada);
        browser.narrow(ada);
    }
}
