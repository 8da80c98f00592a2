package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change is done once: over connections, numbers, dates and restarts. */
class OnceTest {
    private static final String LATER = "20260101    120107";
    private static final String TRANSACTION = "BKtill-4711|";

    @TempDir private Path folder = Path.of("");
    private final GatewayTrial trial = new GatewayTrial();
    private final LyingLibrary library = trial.liar(this::answer);
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile String says = "";
    private GatewayTrial.Running gateway;

    /** Every change, in a form that can be asked again. */
    enum Change {
        LOAN(Questions.checkout(Questions.ZOE, Questions.EMMA), "1NNY"),
        RETURN("09N" + Questions.DATE + Questions.DATE + "APdesk|AOZWEIG|ABx1|AC|", "1YNN"),
        RENEWAL("29NN" + Questions.DATE + " ".repeat(18) + "AOZWEIG|AA1|ABx1|", "1YNN"),
        RENEWAL_OF_ALL("65" + Questions.DATE + "AOZWEIG|AA1|", "100020001"),
        HOLD(Questions.hold(Questions.ZOE, Questions.EMMA), "1Y"),
        PAYMENT(Questions.payment(Questions.ZOE), "Y");

        private final String question;
        private final String columns;

        Change(String question, String columns) {
            this.question = question;
            this.columns = columns;
        }

        private String code() {
            return question.substring(0, 2);
        }
    }

    @BeforeEach
    void open() {
        trial.plan()
                .storage(folder)
                .record("ils", library.port())
                .say("ils", "timeout", "2s")
                .door("staff", "staff");
        gateway = trial.start();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void every_change_is_known_again_on_another_connection_and_after_a_restart() {
        for (int round = 0; round < 2; round++) {
            assertToldAsDone();
            assertToldAsDone();
            restart();
        }
        for (Change change : Change.values()) {
            assertEquals(1, library.heard(change.code()).size(), change.name());
        }
    }

    private void assertToldAsDone() {
        for (Change change : Change.values()) {
            assertEquals(change.columns + Questions.DATE, ask(change.question).columns());
        }
    }

    @Test
    void no_change_that_was_never_answered_is_asked_again() {
        says = LyingLibrary.HANG_UP;
        List<String> first = toldAsUnknown();
        says = "";
        assertEquals(first, toldAsUnknown());
        restart();
        assertEquals(first, toldAsUnknown());
        for (Change change : Change.values()) {
            assertEquals(1, library.heard(change.code()).size(), change.name());
        }
        assertTrue(trial.ear().count("change unknown", "") > 0);
    }

    private List<String> toldAsUnknown() {
        List<Heard> told = Stream.of(Change.values()).map(change -> ask(change.question)).toList();
        told.forEach(
                each -> assertTrue(each.field("AF").startsWith("It is not certain whether this")));
        return told.stream().map(Heard::text).toList();
    }

    @Test
    void a_payment_is_known_by_its_transaction_whatever_its_date() {
        String payment = payment(Questions.DATE, TRANSACTION);
        assertTrue(ask(payment).columns().startsWith("Y"));
        assertTrue(ask(payment.replace(Questions.DATE, LATER)).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
        ask(payment.replace("4711", "4712"));
        assertEquals(2, library.heard("37").size());
    }

    @Test
    void two_payments_without_a_transaction_differ_by_their_dates() {
        ask(payment(Questions.DATE, ""));
        ask(payment(LATER, ""));
        assertEquals(2, library.heard("37").size());
        ask(payment(LATER, ""));
        assertEquals(2, library.heard("37").size());
    }

    @Test
    void a_payment_whose_yes_nobody_heard_is_the_same_under_another_date() {
        answering = new CountDownLatch(1);
        WireClient kiosk = gateway.terminal("staff");
        kiosk.say(payment(Questions.DATE, ""));
        awaitHeard(1);
        kiosk.close();
        // later connections, one on every event loop, are served after it is seen to be gone
        for (int loop = 0; loop < 2 * Runtime.getRuntime().availableProcessors(); loop++) {
            ask(Questions.STATUS);
        }
        answering.countDown();
        assertTrue(ask(payment(LATER, "")).columns().startsWith("Y"));
        assertTrue(ask(payment(LATER, "")).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
        // it was heard now, so another date is another payment
        ask(payment("20260101    120208", ""));
        assertEquals(2, library.heard("37").size());
    }

    @Test
    void a_payment_that_is_open_elsewhere_is_waited_for() {
        answering = new CountDownLatch(1);
        WireClient first = gateway.terminal("staff");
        first.say(payment(Questions.DATE, ""));
        awaitHeard(1);
        WireClient second = gateway.terminal("staff");
        second.say(payment(LATER, ""));
        GatewayTrial.await("the second is known", () -> trial.ear().count("asked again", "") == 1);
        answering.countDown();
        assertTrue(first.hear().columns().startsWith("Y" + Questions.DATE));
        assertTrue(second.hear().columns().startsWith("Y" + LATER));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void a_payment_in_doubt_is_unknown_under_another_date_too() {
        says = LyingLibrary.HANG_UP;
        ask(payment(Questions.DATE, ""));
        says = "";
        assertTrue(ask(payment(LATER, "")).columns().startsWith("N"));
        assertEquals(1, library.heard("37").size());
    }

    @Test
    void what_the_library_refused_may_be_asked_again() {
        says = "N";
        assertTrue(ask(Change.PAYMENT.question).columns().startsWith("N"));
        says = "";
        assertTrue(ask(Change.PAYMENT.question).columns().startsWith("Y"));
        assertEquals(2, library.heard("37").size());
    }

    @Test
    void an_answer_of_another_reader_leaves_a_payment_unknown() {
        says = "foreign";
        Heard answer = ask(Change.PAYMENT.question);
        assertTrue(answer.columns().startsWith("N"));
        assertEquals(Questions.ZOE, answer.field("AA"));
        assertEquals(1, unknown().size());
    }

    @Test
    void staff_find_an_unknown_payment_by_what_the_screen_says_and_settle_it() {
        says = LyingLibrary.HANG_UP;
        String screen = ask(Change.PAYMENT.question).field("AF");
        says = "";
        String reference = screen.substring(screen.length() - 8);
        assertTrue(unknown().getFirst().startsWith(reference + " "));
        command(0, "settle", "--config", config(), "--not-done", reference);
        GatewayTrial.await(
                "it is taken up", () -> !Files.exists(folder.resolve("changes/settled")));
        GatewayTrial.await(
                "it is asked anew", () -> ask(Change.PAYMENT.question).columns().startsWith("Y"));
        assertEquals(2, library.heard("37").size());
        assertEquals(List.of(), unknown());
        command(1, "settle", "--config", config(), reference);
    }

    @Test
    void a_payment_that_staff_found_booked_is_told_so() {
        says = LyingLibrary.HANG_UP;
        String screen = ask(Change.PAYMENT.question).field("AF");
        command(0, "settle", "--config", config(), screen.substring(screen.length() - 8));
        GatewayTrial.await(
                "it is told", () -> ask(Change.PAYMENT.question).columns().startsWith("Y"));
        assertEquals(1, library.heard("37").size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Change.class,
            names = {"LOAN", "RETURN", "RENEWAL"})
    void what_has_happened_already_is_never_refused_and_told_until_it_is_heard(Change change) {
        String happened = happened(change);
        says = LyingLibrary.HANG_UP;
        Heard kept = ask(happened);
        assertEquals(Sip2MessageType.ACS_STATUS, kept.type());
        assertEquals("NNNNNY000", kept.columns().substring(0, 9));
        says = "";
        assertEquals(change.columns + Questions.DATE, ask(happened).columns());
        ask(happened);
        assertEquals(2, library.heard(change.code()).size());
        library.close();
        String later = happened.replace(Questions.DATE, LATER);
        GatewayTrial.await("it is away", () -> ask(later).type() == Sip2MessageType.ACS_STATUS);
        assertEquals(List.of(), unknown());
    }

    /** The same with no block: the second column of 11 and 29, the first of 09. */
    private static String happened(Change change) {
        return change == Change.RETURN
                ? change.question.replaceFirst("^09N", "09Y")
                : change.question.replaceFirst("^(..)(.)N", "$1$2Y");
    }

    @Test
    void the_journal_holds_no_value_of_anybody() throws IOException {
        ask(payment(Questions.DATE, TRANSACTION));
        ask(Change.LOAN.question);
        says = LyingLibrary.HANG_UP;
        ask(payment(LATER, ""));
        gateway.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, ISO_8859_1); // the archive's too
                for (String value :
                        List.of(Questions.ZOE, Questions.EMMA, "till-4711", "1.00", "ZWEIG")) {
                    assertFalse(text.contains(value), file.getFileName().toString());
                }
            }
        }
    }

    @Test
    void a_second_gateway_on_the_same_storage_does_not_start() {
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () -> RunningGateway.startUnproved(trial.plan().config()));
        assertTrue(refused.toString().contains("another gateway works with this storage"));
    }

    private Heard ask(String question) {
        try (WireClient kiosk = gateway.terminal("staff")) {
            return kiosk.ask(question);
        }
    }

    private void restart() {
        gateway.stop();
        gateway = trial.start();
    }

    private void awaitHeard(int payments) {
        GatewayTrial.await("it is asked", () -> library.heard("37").size() == payments);
    }

    private static String payment(String date, String transaction) {
        return "37" + date + "0400EURBV1.00|AOZWEIG|AA" + Questions.ZOE + "|" + transaction;
    }

    private List<String> unknown() {
        return command(0, "list", "--config", config())
                .lines()
                .filter(line -> line.matches("[A-Z2-9]{8} .*"))
                .toList();
    }

    private String command(int code, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        String[] all =
                Stream.concat(Stream.of("unknown"), Stream.of(arguments)).toArray(String[]::new);
        assertEquals(code, Gateway.run(writer, writer, all), out::toString);
        return out.toString();
    }

    private String config() {
        return ServedProcess.configuration(folder, trial.plan()).toString();
    }

    private String answer(String question) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        String card = says.equals("foreign") ? Questions.AMARA : field(question, "AA");
        String ids =
                "AOZWEIG|AA%s|AB%s|AJ|AH|BK%s|AQmain|"
                        .formatted(card, field(question, "AB"), field(question, "BK"));
        if (says.equals(LyingLibrary.HANG_UP)) {
            return says;
        }
        String columns = says.equals("N") ? "N" : verdict(question.substring(0, 2));
        return LyingLibrary.signed(
                Questions.typeOf(question).answer().code() + columns + Questions.DATE + ids,
                question);
    }

    private static String verdict(String code) {
        return Stream.of(Change.values())
                .filter(change -> change.code().equals(code))
                .findFirst()
                .orElseThrow()
                .columns;
    }

    private static String field(String message, String id) {
        return QuickSystem.field(message, id);
    }
}
