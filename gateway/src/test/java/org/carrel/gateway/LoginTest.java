package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.carrel.gateway.access.Argon2;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How terminals say who they are, and what becomes of those who get it wrong. */
class LoginTest {
    private static final String YES = "941";
    private static final String NO = "940";
    private static final Duration A_WHILE = Duration.ofMillis(495);
    private static final String HASH =
            Argon2.hashed("open sesame".getBytes(StandardCharsets.UTF_8)).text();

    private final GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());

    @TempDir private Path folder = Path.of("");

    private Optional<GatewayTrial.Running> running = Optional.empty();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_password_that_is_kept_as_a_hash_lets_in() throws Exception {
        open("first: status");
        WireClient kiosk = kiosk();
        assertEquals(NO, kiosk.ask(Questions.login("hashed", "wrong")).text());
        assertEquals(YES, kiosk.ask(Questions.login("hashed", "open sesame")).text());
        assertEquals(YES, kiosk.ask(Questions.login("hashed", "open sesame")).text());
        assertTrue(kiosk.ask(Questions.item(Questions.EMMA)).text().startsWith("1803"));
    }

    @Test
    void the_hash_itself_is_no_password() throws Exception {
        open("first: status");
        String hash = Files.readString(folder.resolve("hash")).replace("|", "");
        assertEquals(NO, kiosk().ask(Questions.login("hashed", hash)).text());
    }

    @Test
    void a_failed_login_ends_an_earlier_one() throws Exception {
        open("first: status");
        WireClient kiosk = kiosk();
        assertEquals(YES, kiosk.ask(Questions.login("plain", "word")).text());
        assertEquals(NO, kiosk.ask(Questions.login("plain", "sword")).text());
        assertTrue(kiosk.ask(Questions.item(Questions.EMMA)).text().startsWith("1801"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "plain", "hashed", ""})
    void every_no_takes_the_same_time(String user) throws Exception {
        open("first: status");
        WireClient kiosk = kiosk();
        long began = System.nanoTime();
        assertEquals(NO, kiosk.ask(Questions.login(user, "wrong")).text());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(A_WHILE) > 0, took.toString());
        assertTrue(took.compareTo(A_WHILE.multipliedBy(2)) < 0, took.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "nobody"})
    void an_account_rests_after_too_many_wrong_ones_whether_it_exists_or_not(String user)
            throws Exception {
        open("attempts: 2, lockout: 3s");
        WireClient kiosk = kiosk();
        assertEquals(NO, kiosk.ask(Questions.login(user, "wrong")).text());
        assertEquals(NO, kiosk.ask(Questions.login(user, "wrong")).text());
        assertEquals(NO, kiosk.ask(Questions.login(user, "word")).text());
        assertEquals(1, trial.ear().count("account rests", "kiosks"));
        assertEquals(YES, kiosk.ask(Questions.login("hashed", "open sesame")).text());
    }

    @Test
    void it_has_rested_when_its_time_is_over() throws Exception {
        open("attempts: 1, lockout: 1s");
        WireClient kiosk = kiosk();
        assertEquals(NO, kiosk.ask(Questions.login("plain", "wrong")).text());
        GatewayTrial.await(
                "the account has rested",
                () -> kiosk.ask(Questions.login("plain", "word")).text().equals(YES));
    }

    @Test
    void the_status_may_be_asked_before_the_login() throws Exception {
        open("first: status");
        assertTrue(kiosk().ask(Questions.STATUS).text().startsWith("98Y"));
    }

    @Test
    void nothing_may_be_asked_before_the_login_where_it_must_be_first() throws Exception {
        open("first: login");
        WireClient kiosk = kiosk();
        assertTrue(kiosk.ask(Questions.STATUS).text().startsWith("98N"));
        assertEquals(YES, kiosk.ask(Questions.login("plain", "word")).text());
        assertTrue(kiosk.ask(Questions.STATUS).text().startsWith("98Y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n", "\n", "\r\0"})
    void a_terminal_may_log_in_at_a_prompt(String end) throws Exception {
        open("first: prompt");
        try (RawTerminal terminal = terminal()) {
            terminal.say(RawTerminal.bytes("\u00ff\u00fd\u0003plaim\bn" + end));
            terminal.say(RawTerminal.bytes("word" + end));
            assertEquals("login: Password: Login OK", terminal.hear().orElseThrow());
            terminal.say(RawTerminal.bytes(Questions.item(Questions.EMMA) + "\r"));
            assertTrue(terminal.hear().orElseThrow().strip().startsWith("1803"));
        }
    }

    @Test
    void what_is_said_ahead_is_heard_when_the_login_was_right() throws Exception {
        open("first: prompt");
        try (RawTerminal terminal = terminal()) {
            terminal.say(RawTerminal.bytes("hashed\ropen sesame\r" + Questions.STATUS + "\r"));
            assertEquals("login: Password: Login OK", terminal.hear().orElseThrow());
            assertTrue(terminal.hear().orElseThrow().strip().startsWith("98Y"));
        }
    }

    @Test
    void three_wrong_answers_at_the_prompt_close() throws Exception {
        open("first: prompt");
        try (RawTerminal terminal = terminal()) {
            terminal.say(RawTerminal.bytes("plain\rwrong\r".repeat(4)));
            assertEquals("login: Password: Login incorrect", terminal.hear().orElseThrow());
            assertEquals("\nlogin: Password: Login incorrect", terminal.hear().orElseThrow());
            assertEquals("\nlogin: Password: Login incorrect", terminal.hear().orElseThrow());
            GatewayTrial.await(
                    "it is counted",
                    () -> trial.ear().count("connection turned away", "reason=\"prompt\"") == 1);
        }
        assertEquals(0, trial.ear().count("terminal arrived", ""));
    }

    @Test
    void no_name_and_no_password_is_logged() throws Exception {
        open("first: status");
        kiosk().ask(Questions.login("hashed", "wrong"));
        assertFalse(trial.ear().count("", "hashed") > 0);
        assertFalse(trial.ear().count("", "wrong") > 0);
    }

    private void open(String login) throws Exception {
        Files.writeString(folder.resolve("hash"), HASH);
        trial.plan()
                .door("kiosks", "self-check")
                .say(
                        "kiosks",
                        "login",
                        "{ required: true, accounts: { plain: \"inline:word\", hashed: \"file:%s\" }, %s }"
                                .formatted(folder.resolve("hash"), login));
        running = Optional.of(trial.start());
    }

    private WireClient kiosk() {
        return running.orElseThrow().terminal("kiosks");
    }

    private RawTerminal terminal() {
        return new RawTerminal(running.orElseThrow().gateway().port("kiosks"));
    }
}
