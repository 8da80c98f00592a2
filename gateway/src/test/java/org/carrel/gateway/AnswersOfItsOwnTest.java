package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway answers itself: login, status, resend, end of session. */
class AnswersOfItsOwnTest {
    private GatewayTrial trial;
    private GatewayTrial.Running library;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan()
                .door("kiosks", "self-check")
                .say(
                        "kiosks",
                        "login",
                        "{ required: true, accounts: { kiosk1: \"inline:word\","
                                + " kiosk2: \"inline:other\" } }")
                .door("open", "self-check")
                .door("gates", "security-gate")
                .door("sorter", "sorter")
                .door("staff", "staff");
        library = trial.start();
    }

    @AfterEach
    void close() {
        library.close();
    }

    @ParameterizedTest
    @CsvSource({
        "kiosk1, word, 941",
        "kiosk2, other, 941",
        "kiosk1, wrong, 940",
        "kiosk1, other, 940",
        "kiosk1, '', 940",
        "nobody, word, 940",
        "'', '', 940"
    })
    void a_login_is_right_with_its_own_password_only(String user, String word, String answer) {
        assertEquals(answer, library.terminal("kiosks").ask(Questions.login(user, word)).text());
    }

    @ParameterizedTest
    @CsvSource({"9310", "9301"})
    void an_encrypted_login_is_refused(String beginning) {
        String login = beginning + "CNkiosk1|COword|";
        assertEquals("940", library.terminal("kiosks").ask(login).text());
    }

    @Test
    void a_failed_login_ends_an_earlier_one() {
        WireClient kiosk = library.terminal("kiosks");
        kiosk.ask(Questions.login("kiosk1", "word"));
        assertEquals("Y", kiosk.ask(Questions.patronStatus(Questions.ZOE)).field("BL"));
        kiosk.ask(Questions.login("kiosk1", "wrong"));
        assertEquals("N", kiosk.ask(Questions.patronStatus(Questions.ZOE)).field("BL"));
    }

    @Test
    void nothing_reaches_the_library_before_a_login() {
        WireClient kiosk = library.terminal("kiosks");
        Questions.answered()
                .filter(type -> type != Sip2MessageType.LOGIN)
                .filter(type -> type != Sip2MessageType.SC_STATUS)
                .forEach(type -> Refusals.assertRefusal(type, kiosk.ask(Questions.of(type))));
        assertEquals(0, trial.asked("").size());
    }

    @Test
    void an_open_door_accepts_any_login() {
        assertEquals("941", library.terminal("gates").ask(Questions.login("gate", "")).text());
    }

    @ParameterizedTest
    @CsvSource({
        "kiosks, YYYNYYYYYYYNNYYY, YYYYNN",
        "gates,  NNNNYYYNNNYNNNNN, YNNNNN",
        "sorter, NNYNYYYNNNYNNNNN, YYNNNN",
        "staff,  YYYYYYYYYYYYYYYY, YYYYYN"
    })
    void the_status_promises_what_the_profile_allows(String door, String messages, String flags) {
        Heard status = library.terminal(door).ask(Questions.STATUS);
        status.assertWhole(Sip2MessageType.ACS_STATUS);
        assertEquals(messages, status.field("BX"));
        assertEquals(flags, status.columns().substring(0, 6));
    }

    @Test
    void the_status_tells_the_librarys_name_and_how_long_to_wait() {
        Heard status = library.terminal("gates").ask(Questions.STATUS);
        assertEquals("RIV", status.field("AO"));
        assertEquals("Riverside Public Library", status.field("AM"));
        assertEquals("100003", status.columns().substring(6, 12)); // twice 4 s and 2 s
        assertEquals("2.00", status.columns().substring(30));
    }

    @Test
    void a_resend_is_the_last_answer_under_its_own_number() {
        WireClient kiosk = library.terminal("open");
        for (String question :
                new String[] {
                    Questions.STATUS,
                    Questions.item(Questions.EMMA),
                    Questions.patronInformation(Questions.ZOE),
                    Questions.patronInformation(Questions.ZOE),
                    Questions.endSession(Questions.ZOE)
                }) {
            String answer = kiosk.ask(question).whole();
            assertEquals(answer, kiosk.ask("97").whole());
            assertEquals(answer, kiosk.ask("97").whole());
        }
    }

    @Test
    void a_resend_has_no_checksum_where_the_answer_had_none() {
        WireClient kiosk = library.terminal("open", Speech.STANDARD.plain());
        String answer = kiosk.ask(Questions.item(Questions.EMMA)).whole();
        assertEquals(answer, kiosk.ask("97").whole());
    }

    @Test
    void a_resend_is_asked_back_where_nothing_was_answered() {
        WireClient kiosk = library.terminal("open");
        assertEquals("96AZFEF6", kiosk.ask("97").whole());
        assertEquals("96AZFEF6", kiosk.ask("97").whole());
    }

    @Test
    void the_library_never_hears_of_resend_status_or_end() {
        WireClient kiosk = library.terminal("open");
        kiosk.ask(Questions.patronStatus(Questions.ZOE));
        kiosk.ask("97");
        kiosk.ask(Questions.STATUS);
        Heard end = kiosk.ask(Questions.endSession(Questions.ZOE));
        end.assertWhole(Sip2MessageType.END_SESSION_RESPONSE);
        assertTrue(end.columns().startsWith("Y"));
        assertEquals(2, trial.asked("").size(), "the gateway's own login and one question");
        assertFalse(trial.asked("23").isEmpty());
    }

    @Test
    void the_end_of_a_session_ends_what_is_known_of_the_reader() {
        WireClient kiosk = library.terminal("open");
        kiosk.ask(Questions.patronInformation(Questions.ZOE));
        kiosk.ask(Questions.endSession(Questions.ZOE));
        kiosk.ask(Questions.patronInformation(Questions.ZOE));
        assertEquals(2, trial.asked("63").size());
    }
}
