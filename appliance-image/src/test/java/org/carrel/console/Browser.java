package org.carrel.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.admin.text.Tongue;

/**
 * Chromium, without a window. Writes down every error of a page, every request that leaves the
 * console, and every finding of axe.
 */
final class Browser implements AutoCloseable {
    /** With a certificate that it knows, Chromium keeps styles and scripts from page to page. */
    private static final String KNOWN = "--ignore-certificate-errors-spki-list=";

    /** What Chromium says of an answer that was no; {@link #answered} has looked at it already. */
    private static final String ANSWERED_NO = "Failed to load resource: the server responded";

    /** Where there is no page, on purpose. */
    static final String NOWHERE = "/nothing-of-this-name";

    private static final int NARROW = 320;
    private static final int FIRST_ERROR = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private static final Screen PHONE = new Screen(390, 844, false);

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final List<String> findings = new ArrayList<>();
    private final Axe axe = new Axe();
    private final Map<String, Set<String>> posted = new TreeMap<>();

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
                                                        "--disable-component-update",
                                                        KNOWN
                                                                + new Caller(address)
                                                                        .certificate())));
    }

    /** Where Chromium is; where there is none, the test that asks is passed over. */
    static Path needed() {
        Optional<Path> found =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(
                found.isPresent(),
                "needs Chromium, and found none: install Debian's package chromium");
        return found.orElseThrow();
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
        return visitor("", language, screen);
    }

    /** The same, under whose name is noted what they send. */
    Page visitor(String name, Tongue tongue, Screen screen) {
        return visitor(name, tongue.code(), screen);
    }

    private Page visitor(String name, String language, Screen screen) {
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
            if (message.type().equals("error") && !message.text().startsWith(ANSWERED_NO)) {
                findings.add("console: " + message.text() + " at " + page.url());
            }
        });
        page.onResponse(this::answered);
        page.onPageError(error -> findings.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                findings.add("foreign: " + request.url());
            } else if (request.method().equals("POST")) {
                posted.computeIfAbsent(name, _ -> new HashSet<>())
                        .add(URI.create(request.url()).getPath());
            }
        });
        return page;
    }

    /** A page may be refused, and then says so to its reader; what it is made of may not. */
    private void answered(Response response) {
        int status = response.status();
        boolean refused = status == FORBIDDEN && response.request().isNavigationRequest();
        boolean missing = status == NOT_FOUND && response.url().equals(address + NOWHERE);
        if (status >= FIRST_ERROR && !refused && !missing) {
            findings.add("answered " + status + ": " + response.url());
        }
    }

    /** Goes there, waits until it stands still, and has axe look at it. */
    void look(Page page, String path) {
        page.navigate(address + path);
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        inspect(page);
    }

    /** Has axe look at what the visitor sees, unless it has seen the like of it. */
    void inspect(Page page) {
        findings.addAll(axe.findings(page));
        if (page.viewportSize().width >= Screen.DESK.width()) {
            cut(page);
        }
    }

    /** On a desk no table may have to be scrolled sideways. */
    private void cut(Page page) {
        Object names =
                page.evaluate(
                        "[...document.querySelectorAll('.scroll')]"
                                + ".filter(it => it.scrollWidth > it.clientWidth)"
                                + ".map(it => it.getAttribute('aria-labelledby') + ' '"
                                + " + it.scrollWidth + ' of ' + it.clientWidth)");
        if (!names.equals(List.of())) {
            findings.add("%s has tables that are cut off: %s".formatted(page.url(), names));
        }
    }

    /** Looks at the page as on the smallest telephone: nothing may have to be scrolled sideways. */
    void narrow(Page page) {
        ViewportSize desk = page.viewportSize();
        page.setViewportSize(NARROW, desk.height);
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        if (wide > NARROW) {
            findings.add("%s is %d wide".formatted(page.url(), wide));
        }
        page.setViewportSize(desk.width, desk.height);
    }

    /** Takes a picture of the whole page, on a desk and on a telephone, where somebody wants it. */
    static void picture(Page page, String name) {
        String folder = System.getProperty("carrel.screenshots", "");
        if (folder.isEmpty()) {
            return;
        }
        ViewportSize desk = page.viewportSize();
        page.screenshot(whole(folder, "desk-" + name));
        page.setViewportSize(PHONE.width(), PHONE.height());
        page.screenshot(whole(folder, "phone-" + name));
        page.setViewportSize(desk.width, desk.height);
    }

    private static Page.ScreenshotOptions whole(String folder, String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of(folder).resolve(name + ".png"))
                .setFullPage(true);
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

    /** The paths to which pages have sent something. */
    Set<String> posted() {
        return posted.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** The paths to which pages of one visitor have. */
    Set<String> posted(String name) {
        return Set.copyOf(posted.getOrDefault(name, Set.of()));
    }

    /** All that was written down. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** Begins a new sheet, so that what one test finds is not held against the next. */
    void forget() {
        findings.clear();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
