package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the gateway keeps its connections to a library system that behaves. */
class UpstreamsTest {
    private final ServiceOptions usual = ServiceOptions.usual();
    private GatewayTrial trial;

    @BeforeEach
    void prepare() {
        trial = new GatewayTrial();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_gateway_logs_in_as_itself_and_tells_nothing_of_the_terminals_login() {
        GatewayTrial.Running library = running(usual);
        WireClient kiosk = library.terminal("staff");
        kiosk.ask(Questions.login("kiosk1", "word"));
        kiosk.ask("23001" + Questions.DATE + "AOZWEIG|AA" + Questions.ZOE + "|ACword|AD|");
        assertEquals(1, trial.asked("9300CNcarrel|COdemo-ils|").size());
        assertEquals(2, trial.asked("").size());
        assertTrue(trial.asked("").stream().noneMatch(line -> line.contains("word")));
        assertTrue(trial.asked("").stream().noneMatch(line -> line.contains("kiosk1")));
    }

    @Test
    void the_institution_is_the_librarys_outside_and_the_terminals_inside() {
        Heard answer = running(usual).terminal("staff").ask(Questions.item(Questions.EMMA));
        assertTrue(trial.asked("17").getFirst().contains("AORIV|"));
        assertEquals("ZWEIG", answer.field("AO"));
    }

    @Test
    void an_upstream_may_be_told_an_institution_of_its_own() {
        plan(usual).say("ils", "institution", "WEST");
        trial.start().terminal("staff").ask(Questions.item(Questions.EMMA));
        assertTrue(trial.asked("17").getFirst().contains("AOWEST|"));
    }

    @Test
    void a_reader_is_looked_up_although_the_library_hung_up() {
        SimulatedIls ils = trial.ils(usual);
        trial.plan().record("ils", ils.port()).door("staff", "staff");
        WireClient desk = trial.start().terminal("staff");
        desk.ask(Questions.item(Questions.EMMA));
        ils.hangUp();
        assertEquals("Y", desk.ask(Questions.patronInformation(Questions.ZOE)).field("BL"));
        assertEquals(2, trial.asked("93").size());
    }

    @Test
    void one_connection_serves_many_terminals_one_after_the_other() {
        GatewayTrial.Running library = running(usual);
        Stream.generate(() -> library.terminal("staff"))
                .limit(5)
                .forEach(desk -> desk.ask(Questions.item(Questions.EMMA)));
        assertEquals(1, trial.asked("93").size());
    }

    @Test
    void there_are_never_more_connections_than_the_maximum() {
        plan(usual.withLatency(20).withMaximumConnections(3))
                .say("ils", "connections", "{ maximum: 3 }");
        GatewayTrial.Running library = trial.start();
        List<WireClient> desks =
                Stream.generate(() -> library.terminal("staff")).limit(12).toList();
        desks.forEach(desk -> desk.say(Questions.item(Questions.EMMA)));
        desks.forEach(desk -> assertEquals(Questions.EMMA, desk.hear().field("AB")));
        assertEquals(3, trial.asked("93").size());
    }

    @Test
    void a_library_that_hangs_up_is_not_called_on_more_lines_than_the_maximum() {
        LyingLibrary liar = trial.liar(question -> LyingLibrary.HANG_UP);
        trial.plan()
                .record("ils", liar.port())
                .say("ils", "connections", "{ maximum: 2 }")
                .door("staff", "staff");
        GatewayTrial.Running library = trial.start();
        List<WireClient> desks =
                Stream.generate(() -> library.terminal("staff")).limit(12).toList();
        for (int round = 0; round < 8; round++) {
            String loan = Questions.checkout(Questions.ZOE, Questions.EMMA);
            desks.forEach(desk -> desk.say(Questions.anew(loan)));
        }
        for (int round = 0; round < 8; round++) {
            desks.forEach(desk -> assertEquals("0", desk.hear().columns().substring(0, 1)));
        }
        assertEquals(96, liar.heard("11").size());
        assertEquals(2, liar.mostConnections());
    }

    @Test
    void who_waits_in_line_is_served_in_order() {
        plan(usual.withLatency(10)).say("ils", "connections", "{ maximum: 1 }");
        GatewayTrial.Running library = trial.start();
        library.terminal("staff").ask(Questions.STATUS);
        List<String> items = IntStream.range(0, 8).mapToObj("3900120000%04d"::formatted).toList();
        List<WireClient> desks = items.stream().map(_ -> library.terminal("staff")).toList();
        // some on each event loop: after their round trip, what was said before has been read
        List<WireClient> pulses =
                Stream.generate(() -> library.terminal("pulse"))
                        .limit(4L * Runtime.getRuntime().availableProcessors())
                        .toList();
        for (int at = 0; at < items.size(); at++) {
            desks.get(at).say(Questions.item(items.get(at)));
            pulses.forEach(pulse -> pulse.ask(Questions.STATUS));
        }
        desks.forEach(WireClient::hear);
        List<String> asked = trial.asked("17");
        assertEquals(
                items,
                asked.stream().map(line -> line.replaceAll(".*AB([0-9]+).*", "$1")).toList());
    }

    @Test
    void a_terminal_may_have_its_connection_to_itself_until_the_visit_ends() {
        plan(usual).say("ils", "connections", "{ lease: terminal }");
        GatewayTrial.Running library = trial.start();
        WireClient first = library.terminal("staff");
        WireClient second = library.terminal("staff");
        first.ask(Questions.item(Questions.EMMA));
        second.ask(Questions.item(Questions.EMMA));
        first.ask(Questions.item(Questions.WALDEN));
        assertEquals(2, trial.asked("93").size());
        first.ask(Questions.endSession(Questions.ZOE));
        first.ask(Questions.item(Questions.EMMA));
        assertEquals(3, trial.asked("93").size());
    }

    @Test
    void a_terminals_own_connection_ends_with_its_own() {
        plan(usual).say("ils", "connections", "{ maximum: 1, lease: terminal }");
        GatewayTrial.Running library = trial.start();
        WireClient first = library.terminal("staff");
        first.ask(Questions.item(Questions.EMMA));
        first.close();
        WireClient second = library.terminal("staff");
        assertEquals(Questions.EMMA, second.ask(Questions.item(Questions.EMMA)).field("AB"));
        assertEquals(2, trial.asked("93").size());
    }

    @Test
    void the_fallback_is_asked_where_the_first_address_is_silent() {
        int fallback = trial.ils(usual).port();
        trial.plan()
                .record("ils", Plan.freePort())
                .say("ils", "fallback", "[\"127.0.0.1:" + fallback + "\"]")
                .door("staff", "staff");
        Heard answer = trial.start().terminal("staff").ask(Questions.item(Questions.EMMA));
        assertNotEquals("01", answer.columns().substring(0, 2));
        assertEquals(1, trial.asked("17").size());
    }

    @Test
    void a_refused_login_refuses_the_question_and_does_not_hang() {
        plan(usual).say("ils", "login", "{ user: carrel, password: \"inline:wrong\" }");
        WireClient desk = trial.start().terminal("staff");
        String question = Questions.of(Sip2MessageType.ITEM_INFORMATION);
        Refusals.assertRefusal(Sip2MessageType.ITEM_INFORMATION, desk.ask(question));
        Refusals.assertRefusal(Sip2MessageType.ITEM_INFORMATION, desk.ask(question));
        assertEquals(0, trial.asked("17").size());
        assertFalse(trial.asked("93").isEmpty());
    }

    @Test
    void a_quiet_connection_is_kept_alive() {
        plan(usual).say("ils", "connections", "{ maximum: 1 }");
        GatewayTrial.Running library =
                trial.start(Quickened.idleStatus(trial.plan().config(), 200));
        library.terminal("staff").ask(Questions.item(Questions.EMMA));
        GatewayTrial.await("the library is asked how it is", () -> trial.asked("99").size() >= 2);
        library.terminal("staff").ask(Questions.item(Questions.WALDEN));
        assertEquals(1, trial.asked("93").size());
    }

    private GatewayTrial.Running running(ServiceOptions options) {
        plan(options);
        return trial.start();
    }

    private Plan plan(ServiceOptions options) {
        return trial.plan()
                .record("ils", trial.ils(options).port())
                .door("staff", "staff")
                .door("pulse", "staff");
    }
}
