package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who tries PINs is stopped, and learns nothing of the card by being stopped. */
class GuessedPinsTest {
    private static final String RIGHT = "4711";
    private static final String WRONG = "0000";
    private static final String NOBODY = "29001100099998";

    private final GatewayTrial trial = new GatewayTrial();
    private Optional<GatewayTrial.Running> running = Optional.empty();
    private int asked;

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_card_with_too_many_wrong_pins_is_not_asked_about_any_more() {
        WireClient kiosk = open("{ per-card: 3 }");
        for (int at = 0; at < 3; at++) {
            assertEquals("N", kiosk.ask(status(Questions.ZOE, WRONG + at)).field("CQ"));
        }
        assertTrue(answeredNo(kiosk, status(Questions.ZOE, RIGHT)));
        assertEquals(3, asked);
        assertEquals(1, trial.ear().count("no more PINs are tried", "of=\"card\""));
        assertEquals("Y", kiosk.ask(status(Questions.AMARA, RIGHT)).field("CQ"));
    }

    @Test
    void it_rests_at_every_other_terminal_too() {
        WireClient kiosk = open("{ per-card: 2 }");
        kiosk.ask(status(Questions.ZOE, WRONG));
        running.orElseThrow().terminal("desk").ask(status(Questions.ZOE, WRONG));
        assertTrue(
                answeredNo(running.orElseThrow().terminal("kiosks"), status(Questions.ZOE, RIGHT)));
    }

    @Test
    void the_refusal_is_the_same_whether_there_is_such_a_card_and_takes_the_same_time() {
        WireClient kiosk = open("{ per-card: 1 }");
        kiosk.ask(status(Questions.ZOE, WRONG));
        kiosk.ask(status(NOBODY, WRONG));
        long began = System.nanoTime();
        Heard known = kiosk.ask(status(Questions.ZOE, RIGHT));
        long between = System.nanoTime();
        Heard unknown = kiosk.ask(status(NOBODY, WRONG));
        assertEquals(known.text().replace(Questions.ZOE, NOBODY), unknown.text());
        Duration first = Duration.ofNanos(between - began);
        Duration second = Duration.ofNanos(System.nanoTime() - between);
        assertTrue(first.toMillis() >= 500 && first.toMillis() < 1000, first.toString());
        assertTrue(second.toMillis() >= 500 && second.toMillis() < 1000, second.toString());
    }

    @Test
    void a_right_pin_forgives_those_before() {
        WireClient kiosk = open("{ per-card: 2 }");
        for (int at = 0; at < 4; at++) {
            assertEquals("N", kiosk.ask(status(Questions.ZOE, WRONG + at)).field("CQ"));
            assertEquals("Y", kiosk.ask(status(Questions.ZOE, RIGHT)).field("CQ"));
            kiosk.ask(Questions.endSession(Questions.ZOE));
        }
    }

    @Test
    void a_terminal_at_which_many_cards_are_tried_is_stopped() {
        WireClient kiosk = open("{ per-card: 0, per-terminal: 3 }");
        for (int at = 0; at < 3; at++) {
            kiosk.ask(status("2900110003417" + at, WRONG));
        }
        assertTrue(answeredNo(kiosk, status(Questions.AMARA, RIGHT)));
        assertEquals(1, trial.ear().count("no more PINs are tried", "of=\"terminal\""));
    }

    @Test
    void what_has_happened_is_still_told_and_who_types_no_pin_is_served() {
        WireClient kiosk = open("{ per-card: 1 }");
        kiosk.ask(status(Questions.ZOE, WRONG));
        int before = asked;
        kiosk.ask(Questions.patronInformation(Questions.ZOE));
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA).replace("AC|", "AC|AD1|"));
        assertEquals(before + 2, asked);
    }

    @Test
    void it_has_rested_when_its_time_is_over() {
        WireClient kiosk = open("{ per-card: 1, within: 1s }");
        kiosk.ask(status(Questions.ZOE, WRONG));
        GatewayTrial.await(
                "the card has rested",
                () -> kiosk.ask(status(Questions.ZOE, RIGHT)).field("CQ").equals("Y"));
    }

    private static boolean answeredNo(WireClient terminal, String question) {
        Heard answer = terminal.ask(question);
        return answer.field("CQ").equals("N") && answer.field("BL").equals("N");
    }

    private WireClient open(String guesses) {
        trial.plan()
                .record("ils", trial.quick(this::answer).port())
                .door("kiosks", "self-check")
                .say("kiosks", "guesses", guesses)
                .door("desk", "staff")
                .say("desk", "guesses", guesses);
        running = Optional.of(trial.start());
        return running.orElseThrow().terminal("kiosks");
    }

    /** One PIN is right for everybody. */
    private synchronized String answer(String question) {
        asked++;
        String card = QuickSystem.field(question, "AA");
        return switch (question.substring(0, 2)) {
            case "23" ->
                    "24%s001%sAORIV|AA%s|AE|BL%s|CQ%s|"
                            .formatted(
                                    " ".repeat(14),
                                    Questions.DATE,
                                    card,
                                    card.equals(NOBODY) ? "N" : "Y",
                                    QuickSystem.field(question, "AD").equals(RIGHT) ? "Y" : "N");
            case "63" ->
                    "64%s001%s%sAORIV|AA%s|AE|"
                            .formatted(" ".repeat(14), Questions.DATE, "0".repeat(24), card);
            default ->
                    "121NUN%sAORIV|AA%s|AB%s|AJ|AH|"
                            .formatted(Questions.DATE, card, QuickSystem.field(question, "AB"));
        };
    }

    private static String status(String card, String pin) {
        return "23001" + Questions.DATE + "AOZWEIG|AA" + card + "|AC|AD" + pin + "|";
    }
}
