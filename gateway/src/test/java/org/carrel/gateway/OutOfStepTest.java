package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An upstream that says too much, says it of others, or wants to hear it again: no terminal gets
 * what was meant for another question.
 */
class OutOfStepTest {
    private static final String LOOKUP = Questions.patronStatus(Questions.ZOE);
    private static final String PAYMENT = Questions.payment(Questions.ZOE);

    private final GatewayTrial trial = new GatewayTrial();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private UnaryOperator<String> says = question -> "";
    private final LoopbackServer library = new LoopbackServer(this::serve);

    @AfterEach
    void close() {
        trial.close();
        library.close();
    }

    @Test
    void a_second_answer_without_a_number_is_not_taken_for_the_next_questions() {
        says = question -> patron(question, "right") + patron(question, "stray");
        WireClient desk = start(false);
        for (int round = 0; round < 5; round++) {
            assertEquals("right", desk.ask(LOOKUP).field("AE"));
            desk.ask(Questions.endSession(Questions.ZOE));
        }
    }

    @Test
    void after_an_answer_of_another_reader_its_connection_is_not_used_again() {
        says =
                question ->
                        answers.incrementAndGet() == 1
                                ? patron(question.replace(Questions.ZOE, Questions.AMARA), "other")
                                : patron(question, "right");
        WireClient desk = start(true);
        Heard refused = desk.ask(LOOKUP);
        assertEquals("N", refused.field("BL"));
        assertFalse(refused.whole().contains(Questions.AMARA));
        assertEquals("right", desk.ask(LOOKUP).field("AE"));
        assertEquals(2, connections.get());
    }

    @Test
    void a_wish_that_comes_twice_is_granted_once() {
        says = question -> answers.incrementAndGet() == 1 ? "96AZFEF6\r96AZFEF6\r" : paid(question);
        WireClient desk = start(true);
        assertTrue(desk.ask(PAYMENT).columns().startsWith("Y"));
        assertEquals(2, heard.size());
    }

    @Test
    void what_was_not_understood_is_said_again() {
        says = question -> answers.incrementAndGet() < 3 ? "96AZFEF6\r" : paid(question);
        assertTrue(start(true).ask(PAYMENT).columns().startsWith("Y"));
        assertEquals(3, heard.size());
        assertEquals(1, heard.stream().distinct().count());
    }

    @Test
    void what_is_never_understood_was_not_done_and_is_not_unknown() {
        says = question -> "96AZFEF6\r";
        WireClient desk = start(true);
        assertTrue(desk.ask(PAYMENT).columns().startsWith("N"));
        assertEquals(3, heard.size());
        assertEquals(0, trial.ear().count("change unknown", ""));
        says = OutOfStepTest::paid;
        assertTrue(desk.ask(PAYMENT).columns().startsWith("Y"));
    }

    /** The signed answer no matter which bit of it a bad line turns over (privacy.md, T09). */
    @Test
    void no_bit_that_is_turned_over_makes_a_yes_of_a_no() {
        int bits = 8 * no("11AY0AZ0000").length();
        says = question -> turned(no(question), answers.getAndIncrement());
        WireClient desk = start(true);
        String loan = Questions.checkout(Questions.ZOE, Questions.EMMA);
        for (int bit = 0; bit < bits; bit += 3) {
            answers.set(bit);
            Heard answer = desk.ask(Questions.anew(loan));
            assertEquals(Sip2MessageType.CHECKOUT_RESPONSE, answer.type());
            assertTrue(answer.columns().startsWith("0N"), "bit " + bit);
        }
    }

    private WireClient start(boolean numbered) {
        trial.plan()
                .record("ils", library.address().getPort())
                .say("ils", "timeout", "200ms")
                .say("ils", "dialect", "{ error-detection: %b }".formatted(numbered))
                .door("staff", "staff");
        return trial.start().terminal("staff");
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        StringBuilder line = new StringBuilder();
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet != '\r') {
                    line.append((char) octet);
                    continue;
                }
                socket.getOutputStream().write(answer(line.toString()).getBytes(ISO_8859_1));
                line.setLength(0);
            }
        } catch (IOException gone) {
            // the gateway hung up
        }
    }

    private String answer(String question) {
        if (question.startsWith("93")) {
            return signed("941", question);
        }
        heard.add(question);
        return says.apply(question);
    }

    private static String patron(String question, String name) {
        return signed(
                "24              001"
                        + Questions.DATE
                        + "AORIV|AA%s|AE%s|BLY|CQY|"
                                .formatted(QuickSystem.field(question, "AA"), name),
                question);
    }

    private static String paid(String question) {
        return signed("38Y" + Questions.DATE + "AORIV|AA" + Questions.ZOE + "|", question);
    }

    private static String no(String question) {
        return signed(
                "120NUN"
                        + Questions.DATE
                        + "AORIV|AA%s|AB%s|AJ|AH|".formatted(Questions.ZOE, Questions.EMMA),
                question);
    }

    private static String turned(String answer, int bit) {
        StringBuilder turned = new StringBuilder(answer);
        int at = bit / 8 % answer.length();
        turned.setCharAt(at, (char) (answer.charAt(at) ^ 1 << bit % 8));
        return turned.toString();
    }

    /** With AY and AZ where the question has them. */
    private static String signed(String answer, String question) {
        int sign = question.length() - "AYnAZxxxx".length();
        return sign > 0 && question.startsWith("AY", sign)
                ? LyingLibrary.signed(answer, question)
                : answer + "\r";
    }
}
