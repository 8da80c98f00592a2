package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.rehearsal.Impact;
import org.carrel.gateway.rehearsal.Rehearsal;
import org.carrel.gateway.rehearsal.Rehearsed;
import org.carrel.gateway.rehearsal.Rehearsed.Fate;
import org.carrel.gateway.rehearsal.Rehearsed.Step;
import org.carrel.gateway.watch.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy is tried on lines that somebody typed in; no system is there that could be asked. */
class RehearsalTest {
    private static final Label KIOSKS = new Label("kiosks");
    private static final String CARD = "29001100034177";

    private final Plan plan = new Plan();
    private GatewayConfig config;
    private Rehearsal rehearsal;

    @BeforeEach
    void open() {
        plan.record("ils", Plan.freePort())
                .vendor("press", Plan.freePort(), SimulatedVendor.login(SimulatedVendor.PRESS))
                .say("press", "token", "{ class: session, form: text }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }")
                .policy("strict", "{ elements: { \"sip2:AA\": pass, \"sip2:AO\": pass } }");
        config = plan.config();
        rehearsal = Rehearsals.of(config);
    }

    @AfterEach
    void close() {
        rehearsal.close();
        config.close();
    }

    @Test
    void a_question_and_a_made_up_answer_are_shown_element_by_element() {
        Rehearsed shown = play(Questions.patronInformation(CARD));
        assertEquals("ils", shown.upstream().text());
        assertEquals(Fate.PASSED, step(shown.question(), "sip2:AA").fate());
        Step name = step(shown.answer(), "sip2:AE");
        assertEquals(Fate.BANDED, name.fate());
        assertEquals("Marlow, Ada", name.before());
        assertEquals("M.A.", name.after());
        assertEquals("personal name", name.words());
        assertTrue(name.why().contains("self-check: initials"), name.why());
        assertTrue(name.why().contains("ils: pass; the stricter wins"), name.why());
        Step address = step(shown.answer(), "sip2:BD");
        assertEquals(Fate.DROPPED, address.fate());
        assertEquals("", address.after());
        assertEquals(Fate.PHRASE, step(shown.answer(), "sip2:AF").fate());
    }

    @Test
    void a_vendor_is_shown_with_a_token_and_the_terminal_with_its_card() {
        Rehearsed shown = play(Questions.hold(CARD, Questions.EMMA));
        assertEquals("press", shown.upstream().text());
        Step out = step(shown.question(), "sip2:AA");
        assertEquals(Fate.TOKEN, out.fate());
        assertTrue(out.after().matches("[A-Z2-7]{26}"), out.after());
        Step home = step(shown.answer(), "sip2:AA");
        assertEquals(Fate.RESTORED, home.fate());
        assertEquals(out.after(), home.before());
        assertEquals(CARD, home.after());
        assertNotEquals(CARD, home.before());
    }

    @Test
    void a_typed_in_answer_takes_the_place_of_the_made_up_one() {
        Rehearsed shown =
                rehearsal
                        .play(
                                KIOSKS,
                                Questions.patronInformation(CARD),
                                LiveTrial.patron(Questions.patronInformation(CARD))
                                        + "ZZvendor|AY1AZ0000")
                        .orElseThrow();
        assertEquals("Okonkwo, Amara", step(shown.answer(), "sip2:AE").before());
        assertEquals(Fate.DROPPED, step(shown.answer(), "sip2:ZZ").fate());
    }

    @Test
    void an_answer_about_somebody_else_is_shown_as_the_no_that_it_would_be() {
        Rehearsed shown =
                rehearsal
                        .play(
                                KIOSKS,
                                Questions.patronInformation(CARD),
                                LiveTrial.patron(Questions.patronInformation(Questions.AMARA)))
                        .orElseThrow();
        assertEquals(Optional.of(Outcome.FOREIGN_ANSWER), shown.refusal());
        assertFalse(shown.question().isEmpty());
        assertEquals(List.of(), shown.answer());
    }

    @Test
    void what_the_door_may_not_ask_is_refused_and_what_is_no_question_is_none() {
        Rehearsed shown = play("19" + Questions.DATE + "AORIV|AB31234000000023|");
        assertEquals(Optional.of(Outcome.NOT_ALLOWED), shown.refusal());
        assertEquals(List.of(), shown.question());
        assertEquals(Optional.empty(), rehearsal.play(KIOSKS, "hello"));
        assertEquals(Optional.empty(), rehearsal.play(KIOSKS, "97"));
        assertEquals(Optional.empty(), rehearsal.play(KIOSKS, "941"));
    }

    @Test
    void the_gateways_own_answers_are_shown_too() {
        assertEquals("front-desk", play("9900802.00").upstream().text());
    }

    @Test
    void a_draft_says_in_plain_words_who_would_learn_what_otherwise() {
        assertEquals(List.of(), Impact.between(config, config));
        plan.say("kiosks", "policy", "strict").door("desk", "staff");
        try (GatewayConfig draft = plan.config()) {
            List<String> told = Impact.between(config, draft);
            assertTrue(
                    told.contains("kiosks no longer learn the due date (AH of 12, 30)"),
                    told.toString());
            assertTrue(told.contains("desk are served from now on"), told.toString());
            assertTrue(
                    Impact.between(draft, config)
                            .contains("kiosks newly learn the due date (AH of 12, 30)"));
        }
    }

    private Rehearsed play(String line) {
        return rehearsal.play(KIOSKS, line).orElseThrow();
    }

    private static Step step(List<Step> steps, String element) {
        return steps.stream()
                .filter(each -> each.element().equals(element))
                .findFirst()
                .orElseThrow();
    }
}
