package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken, strange and hostile input is answered as the contract says, or not at all. */
class BadInputTest {
    private static final String SAY_AGAIN = "96AZFEF6";
    private static final String WRONG = Questions.STATUS + "AY1AZ0000\r";
    private static final int LIBRARY_TAKES_MILLIS = 15;
    private static final int LONGEST_FRAME = 64 * 1024;

    private GatewayTrial trial;
    private GatewayTrial.Running library;
    private WireClient desk;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual().withLatency(LIBRARY_TAKES_MILLIS));
        trial.plan().door("staff", "staff");
        library = trial.start();
        desk = library.terminal("staff");
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void a_wrong_checksum_is_asked_again() {
        send(WRONG);
        assertEquals(SAY_AGAIN, desk.hear().whole());
        assertAnswers();
    }

    @Test
    void the_third_wrong_checksum_in_a_row_closes() {
        send(WRONG + WRONG + WRONG);
        IntStream.range(0, 3).forEach(_ -> assertEquals(SAY_AGAIN, desk.hear().whole()));
        desk.assertClosed();
    }

    @Test
    void a_good_message_forgives_two_wrong_checksums() {
        send(WRONG + WRONG);
        desk.hear();
        desk.hear();
        assertAnswers();
        send(WRONG + WRONG);
        desk.hear();
        desk.hear();
        assertAnswers();
    }

    @Test
    void an_unknown_message_is_asked_again_where_errors_are_detected() {
        assertEquals(SAY_AGAIN, desk.ask("5500").whole());
        assertAnswers();
    }

    @Test
    void an_unknown_message_is_met_with_silence_where_they_are_not() {
        send("5500AOZWEIG|\r");
        assertAnswers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "hello\r",
                "A7\r",
                "\u0016\u0003\u0001\u00fc\u0003Qx\r"
            })
    void what_is_no_sip2_closes(String noise) {
        send(noise);
        desk.assertClosed();
    }

    @Test
    void a_frame_that_never_ends_closes() {
        send("17" + Questions.DATE + "AB" + "9".repeat(LONGEST_FRAME));
        desk.assertClosed();
    }

    @Test
    void a_frame_just_short_enough_is_answered() {
        String head = "17" + Questions.DATE + "AOZWEIG|AB" + Questions.EMMA + "|ZZ";
        String tail = "|AY1AZ0000";
        String padding = "z".repeat(LONGEST_FRAME - head.length() - tail.length());
        assertEquals(Questions.EMMA, desk.ask(head + padding + "|").field("AB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"941", "121NUN20260101    120000AOZWEIG|AA1|AB2|AJ|AH|", "96"})
    void an_answer_sent_as_a_request_closes(String answer) {
        desk.say(answer);
        desk.assertClosed();
    }

    @Test
    void nothing_bad_reaches_the_library() {
        send(WRONG);
        desk.hear();
        send("5500AOZWEIG|\r" + "17\r" + "941\r");
        desk.assertClosed();
        assertEquals(0, trial.asked("").size());
    }

    @Test
    void an_undeclared_field_is_dropped_on_its_way_out() {
        desk.ask(Questions.item(Questions.EMMA) + "ZZsecret|PBsecret|aasecret|");
        assertEquals(1, trial.asked("17").size());
        assertFalse(trial.asked("17").getFirst().contains("secret"));
    }

    @Test
    void an_undeclared_field_is_dropped_on_its_way_back() {
        Heard answer = desk.ask(Questions.patronInformation(Questions.ZOE));
        assertEquals(List.of(), answer.fields("PB"));
        assertEquals(List.of(), answer.fields("PC"));
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() {
        List<String> items =
                IntStream.range(0, 20)
                        .mapToObj(at -> at % 3 == 0 ? Questions.EMMA : Questions.WALDEN)
                        .toList();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        items.forEach(item -> segment.writeBytes(desk.next(Questions.item(item))));
        desk.write(segment.toByteArray());
        for (int at = 0; at < items.size(); at++) {
            Heard answer = desk.hear().assertWhole(Sip2MessageType.ITEM_INFORMATION_RESPONSE);
            assertEquals(items.get(at), answer.field("AB"));
            assertEquals(Integer.toString(at % 10), answer.sequence());
        }
    }

    @Test
    void bad_and_good_messages_in_one_segment_are_answered_in_their_order() {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(desk.next(Questions.item(Questions.EMMA)));
        segment.writeBytes(WRONG.getBytes(US_ASCII));
        segment.writeBytes(desk.next(Questions.STATUS));
        desk.write(segment.toByteArray());
        assertEquals("18", desk.hear().text().substring(0, 2));
        assertEquals(SAY_AGAIN, desk.hear().whole());
        assertEquals("98", desk.hear().text().substring(0, 2));
    }

    @Test
    void half_a_message_and_good_bye_leave_nothing_behind() {
        assertAnswers();
        send("17" + Questions.DATE + "AOZWEIG|AB3900");
        desk.close();
        GatewayTrial.await(
                "the session ends",
                () -> trial.ear().count("terminal left", "connected=\"0\"") == 1);
        assertEquals(0, trial.asked("17").size());
    }

    @Test
    void a_question_whose_terminal_left_is_asked_once_and_leaves_nothing_behind() {
        desk.say(Questions.checkout(Questions.AMARA, Questions.EMMA));
        GatewayTrial.await("the library is asked", () -> trial.asked("11").size() == 1);
        desk.close();
        GatewayTrial.await(
                "the session ends",
                () -> trial.ear().count("terminal left", "connected=\"0\"") == 1);
        assertEquals(1, trial.asked("11").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00fb\u0001\u00ff\u00fd\u0003",
                "\0\0",
                "\n\n",
                "\r\n",
                "  ",
                "\u00ff\u00f1"
            })
    void what_telnet_puts_in_front_is_skipped(String junk) {
        send(junk);
        assertAnswers();
    }

    @Test
    void empty_fields_at_the_end_do_no_harm() {
        send("17" + Questions.DATE + "AOZWEIG|AB" + Questions.EMMA + "||||\r");
        assertEquals(Questions.EMMA, desk.hear().field("AB"));
    }

    private void assertAnswers() {
        desk.ask(Questions.STATUS).assertWhole(Sip2MessageType.ACS_STATUS);
    }

    private void send(String raw) {
        desk.write(raw.getBytes(ISO_8859_1));
    }
}
