package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carrel rehearse} as it is typed. */
class RehearseCommandTest {
    private static final String QUESTION = Questions.patronInformation(Questions.AMARA);

    @TempDir private Path folder = Path.of("");
    private final InputStream before = System.in;
    private final StringWriter said = new StringWriter();
    private final Plan plan =
            new Plan()
                    .record("ils", Plan.freePort())
                    .door("kiosks", "self-check")
                    .policy("strict", "{ elements: { \"sip2:AA\": pass } }");

    @AfterEach
    void giveBack() {
        System.setIn(before);
    }

    @Test
    void a_question_is_shown_with_a_made_up_answer() {
        assertEquals(0, rehearse("# a card\n" + QUESTION + "\n", "--terminal", "kiosks"));
        assertTrue(said.toString().contains("ils hears"), said.toString());
        assertTrue(said.toString().matches("(?s).*sip2:AE +Marlow, Ada +M\\.A\\. +banded.*"));
    }

    @Test
    void a_line_with_an_answer_takes_the_made_up_ones_place() {
        String typed = QUESTION + "\n" + LiveTrial.patron(QUESTION) + "\n";
        assertEquals(0, rehearse(typed, "--terminal", "kiosks"));
        assertTrue(said.toString().contains("Okonkwo, Amara"), said.toString());
    }

    @Test
    void what_is_no_question_is_said_and_the_rest_is_shown() {
        assertEquals(1, rehearse("hello\n" + QUESTION + "\n", "--terminal", "kiosks"));
        assertTrue(said.toString().contains("sample 1 is no question"), said.toString());
        assertTrue(said.toString().contains("ils hears"), said.toString());
    }

    @Test
    void terminals_that_are_not_there_are_wrong_usage() {
        assertEquals(2, rehearse("", "--terminal", "nobody"));
    }

    @Test
    void a_draft_is_compared_with_the_file_that_it_would_replace() {
        String old = ServedProcess.configuration(folder, plan).toString();
        Path other = folder.resolve("draft");
        assertTrue(other.toFile().mkdir());
        plan.say("kiosks", "policy", "strict");
        String draft = ServedProcess.configuration(other, plan).toString();
        assertEquals(0, run("rehearse", "--config", draft, "--instead-of", old));
        assertTrue(said.toString().contains("kiosks no longer learn"), said.toString());
    }

    private int rehearse(String typed, String... more) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        String file = ServedProcess.configuration(folder, plan).toString();
        return run("rehearse", "--config", file, more[0], more[1]);
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(said);
        int code = Gateway.run(out, out, arguments);
        out.flush();
        return code;
    }
}
