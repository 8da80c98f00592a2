package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Label;
import org.carrel.gateway.listen.Listeners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A door that is drained lets nobody in, and nobody out before the answer. */
class DrainTest {
    private static final Label STAFF = new Label("staff");
    private static final byte[] STATUS = RawTerminal.bytes(Questions.STATUS + "\r");

    private final GatewayTrial trial = new GatewayTrial();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final List<RawTerminal> terminals = new ArrayList<>();
    private Optional<RunningGateway> running = Optional.empty();

    @AfterEach
    void close() {
        mayAnswer.countDown();
        terminals.forEach(RawTerminal::close);
        trial.close();
    }

    @Test
    void who_waits_for_an_answer_gets_it_and_is_shown_out_and_nobody_comes_in() throws Exception {
        Listeners doors = open();
        RawTerminal idle = terminal();
        idle.say(STATUS);
        assertTrue(idle.hear().orElseThrow().startsWith("98"));
        RawTerminal asking = terminal();
        asking.say(RawTerminal.bytes(Questions.item(Questions.EMMA) + "\r"));
        assertTrue(asked.await(10, TimeUnit.SECONDS));

        assertTrue(doors.drain(STAFF, true));
        assertTrue(doors.isDrained(STAFF));
        assertEquals(Optional.empty(), terminal().hear());
        assertEquals(Optional.empty(), idle.hear());
        assertEquals(1, trial.ear().count("connection turned away", "reason=\"drained\""));

        mayAnswer.countDown();
        assertTrue(asking.hear().orElseThrow().startsWith("18"));
        assertEquals(Optional.empty(), asking.hear());
    }

    @Test
    void a_door_that_is_opened_again_lets_everybody_in() {
        Listeners doors = open();
        doors.drain(STAFF, true);
        assertEquals(Optional.empty(), terminal().hear());
        doors.drain(STAFF, false);
        assertFalse(doors.isDrained(STAFF));
        RawTerminal terminal = terminal();
        terminal.say(STATUS);
        assertTrue(terminal.hear().orElseThrow().startsWith("98"));
    }

    @Test
    void a_door_that_is_not_there_cannot_be_drained() {
        assertFalse(open().drain(new Label("nowhere"), true));
    }

    private Listeners open() {
        trial.plan().record("ils", trial.quick(this::answer).port()).door("staff", "staff");
        RunningGateway gateway = trial.start().gateway();
        running = Optional.of(gateway);
        return gateway.listeners();
    }

    private String answer(String question) {
        if (!question.startsWith("17")) {
            return LiveTrial.patron(question);
        }
        asked.countDown();
        try {
            assertTrue(mayAnswer.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return "18030001" + Questions.DATE + "AB" + Questions.EMMA + "|AJEmma|";
    }

    private RawTerminal terminal() {
        RawTerminal terminal = new RawTerminal(running.orElseThrow().port("staff"));
        terminals.add(terminal);
        return terminal;
    }
}
