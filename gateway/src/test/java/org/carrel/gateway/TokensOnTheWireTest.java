package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What vendors learn of a card, and what becomes of it on its way back. */
class TokensOnTheWireTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final String TILL = SimulatedVendor.TILL;
    private static final String LENDER = "lender";

    /** A vendor without tokens. */
    private static final String STRANGER = "stranger";

    private static final String GUEST_CARD = "27001000000015";

    private GatewayTrial trial;
    private WireClient kiosk;
    private WireClient other;

    @BeforeEach
    void open() {
        ServiceOptions usual = ServiceOptions.usual();
        trial = GatewayTrial.withLibrary(usual);
        List.of(PRESS, TILL, LENDER, STRANGER).forEach(party -> trial.vendor(party, usual));
        trial.plan()
                .say(PRESS, "token", pairwise("29998", "a1"))
                .say(LENDER, "token", pairwise("29997", "b2"))
                .say(TILL, "token", "{ class: session, form: codabar14, prefix: \"29999\" }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press, fee-paid: till, checkout: lender }")
                .say("kiosks", "session", "{ idle: 1s }")
                .door("other", "self-check")
                .say("other", "routes", "{ hold: stranger }");
        GatewayTrial.Running library = trial.start();
        kiosk = library.terminal("kiosks");
        other = library.terminal("other");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_vendor_sees_a_token_and_the_terminal_its_own_card() {
        Heard answer = kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        answer.assertWhole(Sip2MessageType.HOLD_RESPONSE);
        String token = seenBy(PRESS, "15").getFirst();
        assertTrue(token.startsWith("29998"));
        assertEquals("1", answer.columns().substring(0, 1));
        assertEquals(Questions.ZOE, answer.field("AA"));
        assertFalse(answer.whole().contains(token));
    }

    @Test
    void a_vendor_never_sees_a_card_or_its_digits() {
        kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        kiosk.ask(Questions.payment(Questions.ZOE));
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
        String digits = Questions.ZOE.substring(5, 13);
        for (String party : List.of(PRESS, TILL, LENDER)) {
            assertEquals(2, trial.received(party, "").size());
            assertTrue(trial.received(party, "").stream().noneMatch(line -> line.contains(digits)));
        }
        assertEquals(0, trial.asked("").size());
    }

    @Test
    void one_card_has_unrelated_tokens_at_two_vendors() {
        kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
        String press = seenBy(PRESS, "15").getFirst();
        String lender = seenBy(LENDER, "11").getFirst();
        assertTrue(lender.startsWith("29997"));
        assertNotEquals(press.substring(5, 13), lender.substring(5, 13));
    }

    @Test
    void a_pairwise_token_is_the_same_in_every_visit() {
        kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        kiosk.ask(Questions.endSession(Questions.ZOE));
        kiosk.ask(Questions.hold(Questions.ZOE, Questions.WALDEN));
        assertEquals(1, seenBy(PRESS, "15").stream().distinct().count());
    }

    @Test
    void a_session_token_is_the_same_in_one_visit_and_another_in_the_next() {
        kiosk.ask(Questions.payment(Questions.ZOE));
        kiosk.ask(Questions.payment(Questions.ZOE).replace("pay-7", "pay-8"));
        kiosk.ask(Questions.endSession(Questions.ZOE));
        kiosk.ask(Questions.payment(Questions.ZOE).replace("pay-7", "pay-9"));
        List<String> tokens = seenBy(TILL, "37");
        assertTrue(tokens.stream().allMatch(token -> token.startsWith("29999")));
        assertEquals(tokens.get(0), tokens.get(1));
        assertNotEquals(tokens.get(1), tokens.get(2));
    }

    @Test
    void a_vendor_without_a_token_gets_a_blank() {
        Heard answer = other.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        assertEquals(List.of(""), seenBy(STRANGER, "15"));
        assertEquals(Questions.ZOE, answer.field("AA"));
    }

    @Test
    void a_card_that_has_no_token_is_refused_and_the_vendor_told_nothing() {
        Heard answer = kiosk.ask(Questions.hold(GUEST_CARD, Questions.EMMA));
        answer.assertWhole(Sip2MessageType.HOLD_RESPONSE);
        assertEquals("0N", answer.columns().substring(0, 2));
        assertEquals(GUEST_CARD, answer.field("AA"));
        assertEquals(0, trial.received(PRESS, "").size());
    }

    @Test
    void a_repeated_question_is_answered_without_the_library() {
        String first = look(Questions.ZOE).text();
        String second = look(Questions.ZOE).text();
        assertEquals(first, second);
        assertLooks(1);
    }

    @Test
    void a_question_about_another_list_is_no_repetition() {
        look(Questions.ZOE);
        kiosk.ask("63001" + Questions.DATE + "  Y       AOZWEIG|AA" + Questions.ZOE + "|");
        assertLooks(2);
    }

    @Test
    void a_checkout_makes_the_library_be_asked_again() {
        look(Questions.ZOE);
        kiosk.ask(Questions.checkout(Questions.ZOE, Questions.EMMA));
        look(Questions.ZOE);
        assertLooks(2);
    }

    @Test
    void the_end_of_the_session_makes_the_library_be_asked_again() {
        look(Questions.ZOE);
        kiosk.ask(Questions.endSession(Questions.ZOE));
        look(Questions.ZOE);
        assertLooks(2);
    }

    @Test
    void another_card_makes_the_library_be_asked_again() {
        look(Questions.ZOE);
        look(Questions.AMARA);
        look(Questions.ZOE);
        assertLooks(3);
    }

    @Test
    void silence_makes_the_library_be_asked_again() {
        look(Questions.ZOE);
        GatewayTrial.await(
                "the visit ends", () -> trial.ear().count("visit ended", "end=\"IDLE\"") == 1);
        look(Questions.ZOE);
        assertLooks(2);
    }

    @Test
    void another_terminals_question_is_no_repetition() {
        look(Questions.ZOE);
        other.ask(Questions.patronInformation(Questions.ZOE));
        assertLooks(2);
    }

    private Heard look(String card) {
        Heard answer = kiosk.ask(Questions.patronInformation(card));
        assertEquals("Y", answer.field("BL"));
        assertEquals(card, answer.field("AA"));
        return answer;
    }

    private void assertLooks(int expected) {
        assertEquals(expected, trial.asked("63").size());
    }

    /** What stood in AA of the questions with this code. */
    private List<String> seenBy(String party, String code) {
        return trial.received(party, code).stream()
                .map(line -> line.replaceAll(".*\\|AA([^|]*)\\|.*", "$1"))
                .toList();
    }

    private static String pairwise(String prefix, String key) {
        return "{ class: pairwise, form: codabar14, prefix: \"%s\", key: \"inline:%s\" }"
                .formatted(prefix, key.repeat(32));
    }
}
