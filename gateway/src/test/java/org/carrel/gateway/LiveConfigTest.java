package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration takes the place of the one in force, whole or not at all. */
class LiveConfigTest {
    /** What a self-check is told of a name. */
    private static final String INITIALS = "O.A.";

    private static final String AMARA = Questions.AMARA;

    private final LiveTrial live = new LiveTrial();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void a_stricter_policy_holds_for_the_next_question_and_the_connection_stays() {
        WireClient kiosk = live.start().kiosk();
        assertEquals(INITIALS, ask(kiosk).field("AE"));
        live.strict();
        live.assertTaken();
        assertEquals("", ask(kiosk).field("AE"));
        assertEquals(2, live.live().version());
    }

    @Test
    void nothing_of_an_open_visit_is_recalled_under_another_policy() {
        WireClient kiosk = live.start().kiosk();
        ask(kiosk);
        ask(kiosk);
        assertEquals(1, live.asked(AMARA), "the second time it was recalled");
        live.strict();
        live.assertTaken();
        GatewayTrial.await(
                "the visit ends", () -> live.trial.ear().count("visit ended", "RECONFIGURED") == 1);
        kiosk.write("97AZFEF5\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertFalse(kiosk.hear().text().contains("Okonkwo"), "nor is it said again");
        assertEquals("", ask(kiosk).field("AE"));
        assertEquals(2, live.asked(AMARA));
    }

    @Test
    void mistakes_leave_the_one_in_force_and_all_of_them_are_told() {
        WireClient kiosk = live.start().kiosk();
        String broken =
                live.plan()
                        .text()
                        .replace("self-check", "self-chekc")
                        .replace("timeout: 4s", "timeout: soon");
        assertEquals(2, live.problems(broken).size());
        assertEquals(
                1, live.trial.ear().count("configuration refused", "problems=\"2\""), "in the log");
        assertEquals(INITIALS, ask(kiosk).field("AE"));
        assertEquals(1, live.live().version());
    }

    @Test
    void an_upstream_that_is_as_it_was_keeps_its_connections() {
        WireClient kiosk = live.start().kiosk();
        ask(kiosk);
        live.strict().say("ils", "institution", "WEST");
        live.assertTaken();
        ask(kiosk);
        assertEquals(1, live.trial.ear().count("upstream connected", "ils"));
        assertTrue(live.library.heard().getLast().contains("AOWEST|"));
    }

    @Test
    void an_upstream_that_moved_answers_what_is_open_and_is_asked_no_more() {
        CountDownLatch answering = new CountDownLatch(1);
        QuickSystem old =
                live.trial.quick(question -> {
                    await(answering);
                    return LiveTrial.patron(question);
                });
        live.plan().record("ils", old.port());
        WireClient first = live.start().kiosk();
        first.say(Questions.patronInformation(AMARA));
        GatewayTrial.await("it is asked", () -> old.heard().size() == 1);
        live.plan().record("ils", live.library.port());
        live.assertTaken();
        assertEquals(
                INITIALS, live.kiosk().ask(Questions.patronInformation(Questions.ZOE)).field("AE"));
        answering.countDown();
        assertEquals(AMARA, first.hear().field("AA"));
        assertEquals(INITIALS, ask(first).field("AE"));
        assertEquals(1, old.heard().size());
        assertEquals(2, live.library.heard().size());
    }

    @Test
    void a_new_door_opens_and_one_that_is_gone_closes_behind_its_last_answer() {
        CountDownLatch answering = new CountDownLatch(1);
        QuickSystem slow =
                live.trial.quick(question -> {
                    await(answering);
                    return LiveTrial.patron(question);
                });
        live.plan()
                .record("slow", slow.port())
                .door("desk", "staff")
                .say("desk", "upstream", "slow");
        live.start();
        int port = live.running().gateway().port("desk");
        WireClient kiosk = live.kiosk();
        WireClient idle = live.running().terminal("desk");
        WireClient asking = live.running().terminal("desk");
        asking.say(Questions.patronInformation(AMARA));
        GatewayTrial.await("it is asked", () -> slow.heard().size() == 1);
        assertTrue(live.live().take(withoutDesk()) instanceof Reload.Taken);
        idle.assertClosed();
        assertThrows(
                UncheckedIOException.class, () -> new WireClient(port, Speech.STANDARD).close());
        answering.countDown();
        assertEquals(AMARA, asking.hear().field("AA"));
        asking.assertClosed();
        assertEquals(INITIALS, ask(kiosk).field("AE"));
        assertEquals(
                "Okonkwo, Amara",
                live.running()
                        .terminal("gates")
                        .ask(Questions.patronInformation(AMARA))
                        .field("AE"));
    }

    @Test
    void a_port_that_is_taken_leaves_everything_as_it_was() throws IOException {
        WireClient kiosk = live.start().kiosk();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            live.strict()
                    .door("free", "staff")
                    .door("other", "staff")
                    .say("other", "bind", "127.0.0.1:" + taken.getLocalPort());
            ConfigProblem problem = live.problems(live.plan().text()).getFirst();
            assertEquals("terminals.other.bind", problem.path());
            assertEquals(INITIALS, ask(kiosk).field("AE"));
            assertThrows(
                    IllegalArgumentException.class, () -> live.running().gateway().port("free"));
        }
        live.assertTaken();
        assertEquals("", ask(kiosk).field("AE"));
    }

    @Test
    void what_needs_a_restart_is_refused_and_says_so(@TempDir Path storage) {
        live.plan().storage(storage);
        live.start();
        String moved = live.plan().text() + "console: { bind: \"127.0.0.1:8443\" }\n";
        ConfigProblem problem = live.problems(moved).getFirst();
        assertEquals("console.bind", problem.path());
        assertTrue(problem.what().contains("needs a restart"));
    }

    @Test
    void the_old_ones_secrets_are_wiped_once_nobody_uses_them() {
        live.start();
        GatewayConfig before = live.live().config();
        Secret gone = password(before);
        live.plan().say("ils", "login", "{ user: carrel, password: \"inline:another\" }");
        live.assertTaken();
        Secret kept = password(live.live().config());
        GatewayTrial.await("it is wiped", () -> !shows(gone));
        live.strict();
        live.assertTaken();
        assertEquals(kept, password(live.live().config()), "the same secret, the same object");
        assertTrue(shows(kept));
        assertEquals("", ask(live.kiosk()).field("AE"));
    }

    private static Secret password(GatewayConfig config) {
        return config.upstream(new Label("ils")).login().orElseThrow().password();
    }

    private static boolean shows(Secret secret) {
        try {
            secret.copyTo(ByteBuffer.allocateDirect(secret.length()));
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    private GatewayConfig withoutDesk() {
        return new Plan()
                .record("ils", live.library.port())
                .door("kiosks", "self-check")
                .say("kiosks", "bind", "127.0.0.1:" + live.running().gateway().port("kiosks"))
                .door("gates", "staff")
                .config();
    }

    private static Heard ask(WireClient kiosk) {
        return kiosk.ask(Questions.patronInformation(AMARA));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
