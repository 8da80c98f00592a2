package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.carrel.console.Browser.Screen;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.gateway.demo.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A librarian installs Carrel: from a folder with nothing but a key and four lines of configuration
 * to the first answer that a kiosk gets. Needs Chromium, Debian's package {@code chromium}.
 */
class FirstBootIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final int PATIENCE = 10_000;
    private static final String WHO =
            "6300120261130    100000  Y       AORIV|AA29001100034177|AC|AD804719|\r";

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private Path storage = Path.of("");
    private String before = "";
    private int door;
    private SimulatedIls ils;
    private ConsoleProcess gateway;
    private Browser browser;
    private Page ada;

    @BeforeEach
    void installed() throws IOException {
        Path chromium = Browser.needed();
        Path key = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        storage = Files.createDirectory(folder.resolve("storage"));
        int console = ConsoleProcess.freePort();
        door = ConsoleProcess.freePort();
        before =
                """
                # written by the package
                storage: { path: %s, key: "file:%s" }
                console: { bind: "127.0.0.1:%d" }
                """
                        .formatted(storage, key, console);
        file = Files.writeString(folder.resolve("carrel.yaml"), before);
        ils = new SimulatedIls(ServiceOptions.usual(), new Witness());
        gateway = ConsoleProcess.serving(file);
        browser = Browser.open(chromium, gateway.address());
        ada = browser.visitor("en", Screen.DESK);
        Browser.giveAuthenticator(ada);
        browser.look(ada, "/");
        ada.locator("#code").fill(gateway.code());
        ada.getByLabel("Name").fill("ada");
        ada.getByLabel("New password").fill(PASSWORD);
        button("Begin").click();
        ada.waitForURL("**/set-up");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
            gateway.close();
            ils.close();
        }
    }

    @Test
    void from_an_empty_folder_to_the_first_answer_and_never_again_alone() throws IOException {
        addAPasskey();
        nameTheLibrary();
        tryTheSystem();
        nobodyIsServedYet();
        leaveHalfWayAndComeBack();
        describeTheDoor();
        rehearse();
        nobodyIsServedYet();
        putItInForce();
        aKioskIsAnswered();
        theFileIsWhole();
        aSecondSetUpIsRefused();
        everyStepOfTheTableWasClicked();
        assertEquals(List.of(), browser.findings());
    }

    @Test
    void half_a_set_up_opens_no_door_and_a_password_goes_nowhere_else() throws IOException {
        Caller caller = new Caller(gateway.address());
        caller.signIn("ada", PASSWORD);
        assertTrue(set(caller, "library", "name", "Riverside", "institution", "RIV"));
        assertTrue(system(caller, ils.port(), "demo-ils").contains("A question would be answered"));
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(1);
            String told = system(caller, elsewhere.getLocalPort(), "");
            assertTrue(told.contains("It must be typed anew"), told);
            assertTrue(system(caller, elsewhere.getLocalPort(), "").contains("typed anew"));
            assertThrows(java.net.SocketTimeoutException.class, elsewhere::accept);
        }
        assertTrue(set(caller, "door", doorFields()));
        assertTrue(set(caller, "rules"));
        caller.form("/set-up", "/set-up/rehearsal", "question", WHO.strip());
        caller.form("/set-up", "/set-up/force");
        assertTrue(caller.get("/set-up").body().contains("The steps before are not all done"));
        nobodyIsServedYet();
        assertEquals(before, Files.readString(file));
    }

    private void addAPasskey() {
        browser.look(ada, "/me");
        ada.getByLabel("Name of the passkey").fill("desk-key");
        button("Add a passkey").click();
        says("The passkey was added.");
    }

    private void nameTheLibrary() {
        browser.look(ada, "/");
        says("This gateway is not set up yet");
        ada.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set up")).click();
        says("Six steps lead to its first door");
        Browser.picture(ada, "set-up-begun");
        browser.inspect(ada);
        ada.locator("#name").fill("Riverside: \"the\" Library");
        ada.locator("#institution").fill("RIV");
        button("Keep and go on").first().click();
        says("Kept. The next step follows.");
    }

    private void tryTheSystem() throws IOException {
        ada.locator("#address").fill("127.0.0.1:" + ConsoleProcess.freePort());
        ada.locator("#tls").selectOption("plain");
        ada.locator("#user").fill(SimulatedIls.LOGIN.user());
        ada.locator("#password").fill("wrong-password");
        button("Keep and test now").click();
        says("nobody is there");
        ada.locator("#address").fill("127.0.0.1:" + ils.port());
        ada.locator("#password").fill("wrong-password");
        button("Keep and test now").click();
        says("it said no");
        Browser.picture(ada, "set-up-refused");
        browser.inspect(ada);
        ada.locator("#password").fill(SimulatedIls.LOGIN.password());
        button("Keep and test now").click();
        says("A question would be answered.");
        browser.inspect(ada);
        assertFalse(ada.content().contains(SimulatedIls.LOGIN.password()), "never echoed");
        Path secret = storage.resolve("secrets").resolve("ils");
        assertEquals(SimulatedIls.LOGIN.password(), Files.readString(secret));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }

    private void leaveHalfWayAndComeBack() {
        gateway.kill();
        gateway = ConsoleProcess.serving(file);
        browser.look(ada, "/sign-in");
        button("Sign in with a passkey").click();
        ada.waitForURL(gateway.address() + "/");
        browser.look(ada, "/set-up");
        assertEquals("127.0.0.1:" + ils.port(), ada.locator("#address").inputValue());
        assertEquals("Riverside: \"the\" Library", ada.locator("#name").inputValue());
        says("One is kept, and is never shown");
    }

    private void describeTheDoor() {
        ada.locator("#door").fill("kiosks");
        ada.locator("#bind").fill("127.0.0.1:" + door);
        ada.locator("input[name=profile][value=self-check]").check();
        ada.locator("#allow").fill("everybody");
        ada.locator("#guard").selectOption("plain");
        button("Keep and go on").last().click();
        says("Name at least one range of addresses");
        Browser.picture(ada, "set-up-wrong");
        browser.inspect(ada);
        assertEquals("kiosks", ada.locator("#door").inputValue(), "nothing is lost");
        ada.locator("#allow").fill("127.0.0.0/8 ::1");
        button("Keep and go on").last().click();
        says("What terminals there learn");
        browser.inspect(ada);
        ada.locator("input[name=leave][value=name]").check();
        button("Keep and go on").last().click();
    }

    private void rehearse() {
        assertEquals(0, button("Put it in force").count(), "not before the rehearsal");
        ada.locator("#question").fill("nonsense");
        button("Rehearse").click();
        says("That is no question that this door could ask.");
        ada.locator("#question").fill(WHO.strip());
        button("Rehearse").click();
        says("By the profile alone");
        says("As you have chosen");
        Browser.picture(ada, "set-up-rehearsed");
        browser.inspect(ada);
        Page phone = browser.visitor("de", new Screen(320, 640, true));
        browser.look(phone, "/sign-in");
        phone.locator("#name").fill("ada");
        phone.locator("#password").fill(PASSWORD);
        phone.locator("form[action='/sign-in'] button").click();
        phone.waitForURL(gateway.address() + "/");
        browser.look(phone, "/set-up");
        int wide = (int) phone.evaluate("document.documentElement.scrollWidth");
        assertTrue(wide <= 320, wide + " wide");
    }

    private void putItInForce() {
        button("Put it in force").click();
        says("In force. The door kiosks is open.");
        Browser.picture(ada, "set-up-done");
        browser.inspect(ada);
    }

    private void nobodyIsServedYet() throws IOException {
        assertThrows(
                ConnectException.class,
                () -> new Socket(InetAddress.getLoopbackAddress(), door).close());
        assertEquals(before, Files.readString(file));
    }

    private void aKioskIsAnswered() throws IOException {
        try (Socket kiosk = new Socket(InetAddress.getLoopbackAddress(), door)) {
            kiosk.setSoTimeout(PATIENCE);
            kiosk.getOutputStream().write(WHO.getBytes(StandardCharsets.US_ASCII));
            String answer = line(kiosk);
            assertTrue(answer.startsWith("64"), answer);
            assertTrue(answer.contains("AA29001100034177|"), answer);
            assertTrue(answer.contains("BLY"), answer);
            assertTrue(answer.contains("AE|"), "the name was left out: " + answer);
        }
    }

    private void theFileIsWhole() throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains("# written by the package"), text);
        assertTrue(text.contains("trust: record            # the library's own system"), text);
        assertTrue(text.contains("password: \"file:" + storage), text);
        assertFalse(text.contains(SimulatedIls.LOGIN.password()), text);
    }

    private void aSecondSetUpIsRefused() throws IOException {
        String text = Files.readString(file);
        browser.look(ada, "/set-up");
        says("This gateway is set up.");
        Caller caller = new Caller(gateway.address());
        caller.signIn("ada", PASSWORD);
        for (String step : List.of("library", "system", "door", "rules", "rehearsal", "force")) {
            caller.form("/set-up", "/set-up/" + step, "name", "Another", "institution", "ANO");
            assertTrue(caller.get("/policies").body().contains("This gateway is set up."), step);
        }
        String drafted =
                caller.form(
                                "/configuration",
                                "/configuration",
                                "text",
                                text + "\n",
                                "reason",
                                "mine")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        caller.form(drafted, drafted + "/approve");
        assertTrue(
                caller.get(drafted)
                        .body()
                        .contains("This was decided already, or is your own draft"),
                "two people");
        assertEquals(text, Files.readString(file));
        assertTrue(caller.get("/audit.txt").body().contains("who=ada role=operator act=set-up"));
        gateway.close();
        gateway = ConsoleProcess.serving(file);
        caller = new Caller(gateway.address());
        caller.signIn("ada", PASSWORD);
        assertTrue(caller.get("/set-up").body().contains("This gateway is set up."));
        aKioskIsAnswered();
    }

    private void everyStepOfTheTableWasClicked() {
        Caller caller = new Caller(gateway.address());
        caller.signIn("ada", PASSWORD);
        assertEquals(
                List.of(),
                ActTable.seenBy(caller).without(browser.posted()).stream()
                        .filter(act -> act.startsWith("POST /set-up/"))
                        .toList());
    }

    private boolean set(Caller caller, String step, String... fields) {
        return caller.form("/set-up", "/set-up/" + step, fields).statusCode() == 303;
    }

    private String system(Caller caller, int port, String password) {
        return caller.form(
                        "/set-up",
                        "/set-up/system",
                        "address",
                        "127.0.0.1:" + port,
                        "tls",
                        "plain",
                        "user",
                        SimulatedIls.LOGIN.user(),
                        "password",
                        password)
                .body();
    }

    private String[] doorFields() {
        return new String[] {
            "door",
            "kiosks",
            "bind",
            "127.0.0.1:" + door,
            "profile",
            "self-check",
            "allow",
            "127.0.0.1",
            "guard",
            "plain"
        };
    }

    private static String line(Socket from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.getInputStream().read();
                next >= 0 && next != '\r';
                next = from.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Waits for words; where they do not come, tells what stands there instead. */
    private void says(String words) {
        try {
            ada.getByText(words).first().waitFor();
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "not on the page: " + words + "\n" + ada.locator("main").innerText(), late);
        }
    }

    private Locator button(String name) {
        return ada.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
