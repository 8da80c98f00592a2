package org.carrel.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chromium, without a window. Writes down every error of a page, every request that leaves the
 * console, and every finding of axe.
 */
final class Browser implements AutoCloseable {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final List<String> findings = new ArrayList<>();

    private Browser(Path executable, String address) {
        this.address = address;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-background-networking",
                                                        "--disable-component-update")));
    }

    /** Where Chromium is, if it is installed. */
    static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path executable, String address) {
        return new Browser(executable, address);
    }

    /** How a visitor's screen is. */
    record Screen(int width, int height, boolean dark) {
        static final Screen DESK = new Screen(1280, 900, false);
    }

    /** A new visitor, of whom the console knows nothing. */
    Page visitor(String language, Screen screen) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setIgnoreHTTPSErrors(true)
                                .setLocale(language)
                                .setViewportSize(screen.width(), screen.height())
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setColorScheme(
                                        screen.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // a page that is refused says so to its reader; the browser says it once more
            if (message.type().equals("error") && !message.text().contains("403")) {
                findings.add("console: " + message.text() + " at " + page.url());
            }
        });
        page.onPageError(error -> findings.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                findings.add("foreign: " + request.url());
            }
        });
        return page;
    }

    /** Goes there, waits until it stands still, and has axe look at it. */
    void look(Page page, String path) {
        page.navigate(address + path);
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        inspect(page);
    }

    /** Has axe look at what the visitor sees. */
    void inspect(Page page) {
        for (Rule rule : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
            findings.add(
                    "axe %s at %s: %s %s"
                            .formatted(
                                    rule.getId(),
                                    page.url(),
                                    rule.getHelp(),
                                    rule.getNodes().getFirst().getHtml()));
        }
    }

    /** A device of the visitor's that makes passkeys, and whose owner is always there. */
    static void giveAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    /** All that was written down. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
