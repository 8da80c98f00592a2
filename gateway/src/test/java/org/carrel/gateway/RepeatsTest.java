package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A terminal that says the same again gets the same answer, and nobody upstream hears of it
 * (sip2.md §5.3).
 */
class RepeatsTest {
    private static final String LOAN = Questions.checkout(Questions.ZOE, Questions.EMMA);
    private static final String RETURN =
            "09N" + Questions.DATE + Questions.DATE + "APdesk|AOZWEIG|ABx1|AC|";
    private static final String LOOKUP = Questions.patronStatus(Questions.ZOE);

    private final GatewayTrial trial = new GatewayTrial();
    private final QuickSystem library = trial.quick(this::answer);
    private final GatewayTrial.Running gateway = start();
    private final WireClient kiosk = gateway.terminal("staff");
    private CountDownLatch answering = new CountDownLatch(0);

    /** What changes something, and what only asks. */
    enum Question {
        LOAN(RepeatsTest.LOAN),
        RETURN(RepeatsTest.RETURN),
        PAYMENT(Questions.payment(Questions.ZOE)),
        HOLD(Questions.hold(Questions.ZOE, Questions.EMMA)),
        LOOKUP(RepeatsTest.LOOKUP),
        ITEM(Questions.item(Questions.EMMA));

        private final String text;

        Question(String text) {
            this.text = text;
        }
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_under_the_same_number_is_asked_once(Question question) {
        byte[] frame = kiosk.next(question.text);
        kiosk.write(frame);
        String answer = kiosk.hear().whole();
        for (int again = 0; again < 3; again++) {
            kiosk.write(frame);
            assertEquals(answer, kiosk.hear().whole());
        }
        assertEquals(1, library.heard().size());
    }

    @Test
    void a_lookup_under_another_number_is_another_question() {
        kiosk.ask(Questions.item(Questions.EMMA));
        kiosk.ask(Questions.item(Questions.EMMA));
        assertEquals(2, library.heard().size());
    }

    @Test
    void a_change_under_another_number_is_the_same_and_answered_under_the_new_one() {
        Heard first = kiosk.ask(LOAN);
        Heard again = kiosk.ask(LOAN);
        assertEquals(first.text(), again.text());
        assertEquals("0", first.sequence());
        assertEquals("1", again.sequence());
        assertEquals(1, library.heard().size());
    }

    @Test
    void a_change_without_a_number_is_known_by_its_bytes() {
        WireClient old = gateway.terminal("staff", Speech.STANDARD.plain());
        String answer = old.ask(LOAN).whole();
        assertEquals(answer, old.ask(LOAN).whole());
        assertEquals(1, library.heard().size());
    }

    @Test
    void a_change_that_lost_its_checksum_is_not_done_before_it_is_whole() {
        kiosk.ask(LOOKUP);
        byte[] frame = kiosk.next(LOAN);
        // as if a bit had made an end of line of a letter in front of AY
        kiosk.write(Arrays.copyOf(frame, frame.length - 12));
        kiosk.write(new byte[] {'\r'});
        assertEquals(Sip2MessageType.REQUEST_SC_RESEND, kiosk.hear().type());
        kiosk.write(frame);
        assertTrue(kiosk.hear().text().startsWith("121"));
        assertEquals(2, library.heard().size());
    }

    @Test
    void a_change_without_a_checksum_is_believed_when_it_is_said_again() {
        kiosk.ask(LOOKUP);
        byte[] plain = (LOAN + "\r").getBytes(UTF_8);
        kiosk.write(plain);
        assertEquals(Sip2MessageType.REQUEST_SC_RESEND, kiosk.hear().type());
        kiosk.write(plain);
        assertTrue(kiosk.hear().text().startsWith("121"));
        kiosk.write((RETURN + "\r").getBytes(UTF_8));
        assertTrue(kiosk.hear().text().startsWith("101"));
    }

    @Test
    void other_bytes_under_the_same_number_are_another_question() {
        // the same sum and so the same AZ: 12 and 21
        kiosk.write(Speech.STANDARD.frame(Questions.item("3901200000012"), 4));
        String first = kiosk.hear().whole();
        kiosk.write(Speech.STANDARD.frame(Questions.item("3901200000021"), 4));
        assertNotEquals(first, kiosk.hear().whole());
        assertEquals(2, library.heard().size());
    }

    @Test
    void a_repeat_that_comes_before_the_answer_gets_that_one_answer() {
        answering = new CountDownLatch(1);
        byte[] frame = kiosk.next(LOAN);
        kiosk.write(frame);
        kiosk.write(frame);
        kiosk.write(frame);
        awaitRepeats(2);
        answering.countDown();
        assertTrue(kiosk.hear().text().startsWith("121"));
        // nothing more is said: the next line answers the next question
        kiosk.say(LOOKUP);
        assertEquals(Sip2MessageType.PATRON_STATUS_RESPONSE, kiosk.hear().type());
        assertEquals(2, library.heard().size());
    }

    @Test
    void the_one_answer_has_the_number_that_was_asked_last() {
        answering = new CountDownLatch(1);
        kiosk.say(LOAN);
        kiosk.say(LOAN);
        awaitRepeats(1);
        answering.countDown();
        assertEquals("1", kiosk.hear().sequence());
        assertEquals(1, library.heard().size());
    }

    @Test
    void the_status_is_asked_anew() {
        byte[] frame = kiosk.next(Questions.STATUS);
        kiosk.write(frame);
        assertTrue(kiosk.hear().columns().startsWith("Y"));
        library.close();
        GatewayTrial.await(
                "the gateway sees that the library is away",
                () -> {
                    kiosk.write(frame);
                    return kiosk.hear().columns().startsWith("N");
                });
    }

    private void awaitRepeats(int count) {
        GatewayTrial.await(
                "the repeats are heard", () -> trial.ear().count("asked again", "") == count);
    }

    private GatewayTrial.Running start() {
        trial.plan().record("ils", library.port()).door("staff", "staff");
        return trial.start();
    }

    private String answer(String question) {
        try {
            answering.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        String ids =
                "AOZWEIG|AA%s|AB%s|AJ|AH|BK%s|AQmain|"
                        .formatted(
                                QuickSystem.field(question, "AA"),
                                QuickSystem.field(question, "AB"),
                                QuickSystem.field(question, "BK"));
        return switch (question.substring(0, 2)) {
            case "11" -> "121NNY" + Questions.DATE + ids;
            case "09" -> "101YNN" + Questions.DATE + ids;
            case "15" -> "161Y" + Questions.DATE + ids;
            case "37" -> "38Y" + Questions.DATE + ids;
            case "17" -> "18030201" + Questions.DATE + ids;
            case "23" -> "24              001" + Questions.DATE + ids + "AEZoe|BLY|CQY|";
            default -> "96";
        };
    }
}
