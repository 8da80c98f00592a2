package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a library system says wrongly never reaches a terminal, and is never made worse. */
class LyingUpstreamTest {
    private static final String OTHER_CARD = "29001100622088";
    private static final String RIGHT =
            "24              001" + Questions.DATE + "AORIV|AA" + Questions.ZOE + "|AEZoe|BLY|CQY|";

    /** A wrong answer to a patron status request, and the name it has in a report. */
    enum WrongAnswer {
        OTHER_NUMBER(question -> LyingLibrary.signed(RIGHT, (number(question) + 1) % 10)),
        OTHER_READER(question ->
                LyingLibrary.signed(RIGHT.replace(Questions.ZOE, OTHER_CARD), question)),
        OTHER_KIND(question -> LyingLibrary.signed("36Y" + RIGHT.substring(19), question)),
        WRONG_CHECKSUM(question -> RIGHT + "AY" + number(question) + "AZ0000\r"),
        ASKED_AGAIN(question -> "96AZFEF6\r"),
        GARBAGE(question -> "<html>no</html>\r"),
        UNKNOWN_MESSAGE(question -> "77nothing\r"),
        CUT_SHORT(question -> "24   \r"),
        A_QUESTION(question -> question + "\r"),
        HALF_AN_ANSWER(question -> RIGHT.substring(0, 40));

        private final LyingLibrary.Lie lie;

        WrongAnswer(LyingLibrary.Lie lie) {
            this.lie = lie;
        }

        private static int number(String question) {
            return question.charAt(question.length() - 7) - '0';
        }
    }

    static Stream<Sip2MessageType> changes() {
        return Stream.of(
                Sip2MessageType.CHECKOUT,
                Sip2MessageType.CHECKIN,
                Sip2MessageType.HOLD,
                Sip2MessageType.RENEW,
                Sip2MessageType.RENEW_ALL,
                Sip2MessageType.FEE_PAID,
                Sip2MessageType.BLOCK_PATRON,
                Sip2MessageType.PATRON_ENABLE,
                Sip2MessageType.ITEM_STATUS_UPDATE);
    }

    @Test
    void the_right_answer_is_taken() {
        try (Trial trial = new Trial(question -> LyingLibrary.signed(RIGHT, question))) {
            assertEquals("Y", trial.ask(Sip2MessageType.PATRON_STATUS_REQUEST).field("BL"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_answer_becomes_a_refusal(WrongAnswer wrong) {
        try (Trial trial = new Trial(wrong.lie)) {
            Heard answer = trial.ask(Sip2MessageType.PATRON_STATUS_REQUEST);
            Refusals.assertRefusal(Sip2MessageType.PATRON_STATUS_REQUEST, answer);
            assertFalse(answer.whole().contains(OTHER_CARD));
        }
    }

    @Test
    void a_late_answer_is_not_taken_for_the_next_questions() {
        String late = RIGHT.replace("AEZoe", "AElate");
        try (Trial trial =
                new Trial(question ->
                        LyingLibrary.signed(RIGHT, question)
                                + LyingLibrary.signed(late, question))) {
            assertEquals("Zoe", trial.ask(Sip2MessageType.PATRON_STATUS_REQUEST).field("AE"));
            trial.ask(Sip2MessageType.END_PATRON_SESSION);
            assertEquals("Zoe", trial.ask(Sip2MessageType.PATRON_STATUS_REQUEST).field("AE"));
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_never_asked_twice(Sip2MessageType change) {
        try (Trial trial = new Trial(question -> LyingLibrary.HANG_UP)) {
            Refusals.assertRefusal(change, trial.ask(change));
            assertEquals(1, trial.liar.heard(change.code()).size());
        }
    }

    @Test
    void a_lookup_is_asked_once_more_on_a_new_connection() {
        try (Trial trial = new Trial(question -> LyingLibrary.HANG_UP)) {
            Sip2MessageType lookup = Sip2MessageType.PATRON_INFORMATION;
            Refusals.assertRefusal(lookup, trial.ask(lookup));
            assertEquals(2, trial.liar.heard(lookup.code()).size());
        }
    }

    /** A gateway before a liar, and one desk. */
    private static final class Trial implements AutoCloseable {
        private final GatewayTrial trial = new GatewayTrial();
        private final LyingLibrary liar;
        private final WireClient desk;

        Trial(LyingLibrary.Lie lie) {
            liar = trial.liar(lie);
            trial.plan()
                    .record("ils", liar.port())
                    .say("ils", "timeout", "300ms")
                    .door("staff", "staff");
            desk = trial.start().terminal("staff");
        }

        Heard ask(Sip2MessageType type) {
            return desk.ask(Questions.of(type));
        }

        @Override
        public void close() {
            trial.close();
        }
    }
}
