package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.carrel.gateway.archive.PrivateServer;
import org.carrel.gateway.demo.Login;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways that share a database do once what is asked of both. */
class PairTest {
    private static final String LATER = "20260101    120107";
    private static final List<String> CHANGES =
            List.of(
                    Questions.checkout(Questions.ZOE, Questions.EMMA),
                    "09N" + Questions.DATE + Questions.DATE + "APdesk|AOZWEIG|ABx1|AC|",
                    "29NN" + Questions.DATE + " ".repeat(18) + "AOZWEIG|AA1|ABx1|",
                    Questions.hold(Questions.ZOE, Questions.EMMA),
                    payment(Questions.DATE));

    @TempDir private Path folder = Path.of("");
    private final GatewayTrial one = new GatewayTrial();
    private final GatewayTrial two = new GatewayTrial();
    private final LyingLibrary library = one.liar(this::answer);
    private final String database = PrivateServer.freshDatabase();
    private final Cable cable = new Cable(URI.create(database.substring(5)).getPort());
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile String says = "";
    private GatewayTrial.Running first;
    private GatewayTrial.Running second;

    @BeforeEach
    void open() throws Exception {
        first = started(one, "one", database);
        second =
                started(
                        two,
                        "two",
                        database.replaceFirst("127.0.0.1:[0-9]+", "127.0.0.1:" + cable.port()));
    }

    private GatewayTrial.Running started(GatewayTrial trial, String name, String jdbc)
            throws Exception {
        trial.plan()
                .shared(Files.createDirectory(folder.resolve(name)), jdbc)
                .record("ils", library.port())
                .say("ils", "timeout", "2s")
                .door("staff", "staff");
        return trial.start();
    }

    @AfterEach
    void close() {
        try (one;
                two) {
            cable.mend();
        } finally {
            cable.close();
        }
    }

    @Test
    void what_one_has_done_the_other_tells_as_done() {
        for (String change : CHANGES) {
            String told = ask(first, change).columns();
            assertTrue("1Y".indexOf(told.charAt(0)) >= 0, told);
            assertEquals(told, ask(second, change).columns());
            assertEquals(told, ask(second, change).columns());
            assertEquals(1, library.heard(change.substring(0, 2)).size());
        }
    }

    @Test
    void what_one_was_never_answered_the_other_tells_as_unknown_and_staff_settle_it_once() {
        says = LyingLibrary.HANG_UP;
        List<String> told = CHANGES.stream().map(each -> ask(first, each).field("AF")).toList();
        says = "";
        assertTrue(told.stream().allMatch(each -> each.startsWith("It is not certain whether")));
        assertEquals(told, CHANGES.stream().map(each -> ask(second, each).field("AF")).toList());
        assertEquals(CHANGES.size(), library.heard("").size() - library.heard("9").size());
        assertEquals(CHANGES.size(), unknown("one").size());
        assertEquals(unknown("one"), unknown("two"));
        String screen = told.getLast();
        command("two", 0, "settle", screen.substring(screen.length() - 8));
        assertTrue(ask(first, payment(Questions.DATE)).columns().startsWith("Y"));
        assertTrue(ask(second, payment(Questions.DATE)).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
        assertEquals(CHANGES.size() - 1, unknown("one").size());
    }

    @Test
    void what_is_open_at_one_is_waited_for_at_the_other_under_another_date_too() {
        answering = new CountDownLatch(1);
        WireClient here = first.terminal("staff");
        here.say(payment(Questions.DATE));
        GatewayTrial.await("it is asked", () -> library.heard("37").size() == 1);
        WireClient there = second.terminal("staff");
        there.say(payment(LATER));
        WireClient again = second.terminal("staff");
        again.say(payment(LATER));
        GatewayTrial.await("both wait", () -> two.ear().count("asked again", "") == 2);
        answering.countDown();
        assertTrue(here.hear().columns().startsWith("Y"));
        assertTrue(there.hear().columns().startsWith("Y" + LATER));
        assertTrue(again.hear().columns().startsWith("Y" + LATER));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void what_was_open_at_a_gateway_that_was_killed_is_unknown_at_the_other() throws Exception {
        answering = new CountDownLatch(1);
        int port = Plan.freePort();
        Plan plan =
                new Plan()
                        .shared(Files.createDirectory(folder.resolve("three")), database)
                        .record("ils", library.port())
                        .door("staff", "staff")
                        .say("staff", "bind", "127.0.0.1:" + port);
        Path files = Files.createDirectory(folder.resolve("files"));
        try (ServedProcess third = new ServedProcess(files, plan, port);
                WireClient kiosk = new WireClient(port, Speech.STANDARD)) {
            kiosk.say(payment(Questions.DATE));
            GatewayTrial.await("it is asked", () -> library.heard("37").size() == 1);
            third.kill();
        }
        long killed = System.nanoTime();
        String told = ask(second, payment(Questions.DATE)).field("AF");
        assertTrue(told.startsWith("It is not certain whether"), told);
        assertTrue(System.nanoTime() - killed < 5_000_000_000L, "within five seconds");
        assertEquals(told, ask(first, payment(LATER)).field("AF"));
        assertTrue(unknown("one").getFirst().startsWith(told.substring(told.length() - 8)));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void without_the_database_changes_are_refused_and_all_else_goes_on_until_it_is_back() {
        cable.cut();
        assertTrue(ask(second, payment(Questions.DATE)).columns().startsWith("N"));
        assertEquals(Sip2MessageType.PATRON_STATUS_RESPONSE, ask(second, LOOKUP).type());
        assertEquals(0, library.heard("37").size());
        cable.mend();
        GatewayTrial.await(
                "it is back", () -> ask(second, payment(Questions.DATE)).columns().startsWith("Y"));
        assertTrue(ask(first, payment(Questions.DATE)).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void what_ended_without_the_database_is_written_down_when_it_is_back() {
        answering = new CountDownLatch(1);
        WireClient kiosk = second.terminal("staff");
        kiosk.say(payment(Questions.DATE));
        GatewayTrial.await("it is asked", () -> library.heard("37").size() == 1);
        cable.cut();
        answering.countDown();
        assertTrue(kiosk.hear().columns().startsWith("Y"));
        cable.mend();
        GatewayTrial.await(
                "it is told", () -> ask(first, payment(Questions.DATE)).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void a_gateway_that_would_make_other_tokens_than_its_neighbour_does_not_start()
            throws Exception {
        Plan plan =
                new Plan()
                        .shared(Files.createDirectory(folder.resolve("three")), database)
                        .record("ils", library.port())
                        .vendor("press", library.port(), new Login("carrel", "word"))
                        .say("press", "token", "{ class: pairwise, form: text }")
                        .door("staff", "staff");
        GatewayTrial third = new GatewayTrial();
        try (third) {
            first.stop();
            second.stop();
            third.start(plan.config());
            awaitBeat();
            Path other = Files.createDirectory(folder.resolve("four"));
            RuntimeException refused =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    RunningGateway.startUnproved(
                                            plan.shared(other, database).config()));
            assertTrue(refused.toString().contains("has other keys behind vendors' tokens"));
        }
    }

    /** Until the gateway has said which keys it has. */
    private void awaitBeat() {
        GatewayTrial.await("it says which keys it has", () -> keyIds() > 0);
    }

    private long keyIds() {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet ids =
                        statement.executeQuery(
                                "select count(*) from gateway_beat where key_ids not like 'e3b0c442%'")) {
            return ids.next() ? ids.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static final String LOOKUP = Questions.patronStatus(Questions.ZOE);

    private static Heard ask(GatewayTrial.Running gateway, String question) {
        try (WireClient kiosk = gateway.terminal("staff")) {
            return kiosk.ask(question);
        }
    }

    private static String payment(String date) {
        return "37" + date + "0400EURBV1.00|AOZWEIG|AA" + Questions.ZOE + "|";
    }

    private List<String> unknown(String name) {
        return command(name, 0, "list")
                .lines()
                .filter(line -> line.matches("[A-Z2-9]{8} .*"))
                .toList();
    }

    private String command(String name, int code, String... arguments) {
        Plan plan = name.equals("one") ? one.plan() : two.plan();
        String file = ServedProcess.configuration(folder.resolve(name), plan).toString();
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        String[] all =
                Stream.concat(
                                Stream.of("unknown", arguments[0], "--config", file),
                                Stream.of(arguments).skip(1))
                        .toArray(String[]::new);
        assertEquals(code, Gateway.run(writer, writer, all), out::toString);
        return out.toString();
    }

    private String answer(String question) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        if (says.equals(LyingLibrary.HANG_UP)) {
            return says;
        }
        String columns =
                switch (question.substring(0, 2)) {
                    case "23" -> " ".repeat(14) + "001";
                    case "37" -> "Y";
                    case "15" -> "1Y";
                    default -> "1NNY";
                };
        return LyingLibrary.signed(
                Questions.typeOf(question).answer().code()
                        + columns
                        + Questions.DATE
                        + "AOZWEIG|AA%s|AEZ|AB%s|AJ|AH|BK|AQmain|"
                                .formatted(
                                        QuickSystem.field(question, "AA"),
                                        QuickSystem.field(question, "AB")),
                question);
    }
}
