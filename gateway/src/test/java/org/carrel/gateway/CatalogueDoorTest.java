package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.ResponseRecord;
import org.junit.jupiter.api.Test;

/** Who comes to the catalogue's door with bad manners, and who should not suffer for it. */
class CatalogueDoorTest {

    @Test
    void a_thousand_half_open_and_slow_clients_do_not_stop_a_good_one() {
        List<RawAssociation> bad = new ArrayList<>();
        try (TellingTarget target = new TellingTarget("x");
                Z3950Trial trial = new Z3950Trial(target.port())) {
            byte[] beginning = {(byte) 0xB4, (byte) 0x82, 0x7F};
            for (int each = 0; each < 1_000; each++) {
                RawAssociation client = RawAssociation.to(trial.port());
                bad.add(client);
                if (each % 2 == 0) {
                    client.say(beginning);
                }
            }
            try (RawAssociation good = RawAssociation.to(trial.port())) {
                assertTrue(good.ask(RawAssociation.init()).bool(ApduPart.INIT_RESPONSE_RESULT));
            }
            assertEquals(Optional.empty(), bad.getFirst().hear(), "it had its ten seconds");
            assertEquals(Optional.empty(), bad.getLast().hear(), "it had its ten seconds");
        } finally {
            bad.forEach(RawAssociation::close);
        }
    }

    @Test
    void broken_ber_is_answered_with_close_and_nothing_more() {
        try (TellingTarget target = new TellingTarget("x");
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.ask(RawAssociation.init());
            client.say(new byte[] {(byte) 0xB6, 0x03, 0x02, 0x7F, 0x00});
            Apdu goodbye = client.hear().orElseThrow();
            assertEquals(ApduType.CLOSE, goodbye.type());
            assertEquals(
                    CloseReason.PROTOCOL_ERROR.code(),
                    goodbye.integer(ApduPart.CLOSE_CLOSE_REASON, -1));
            assertEquals(Optional.empty(), client.hear());
            assertEquals("", target.heard());
        }
    }

    @Test
    void what_is_neither_z3950_nor_http_is_closed() {
        try (TellingTarget target = new TellingTarget("x");
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.say(new byte[] {0x16, 0x03, 0x01, 0x00});
            assertEquals(Optional.empty(), client.hear());
        }
    }

    @Test
    void a_question_before_any_init_is_closed() {
        try (TellingTarget target = new TellingTarget("x");
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.say(
                    RawAssociation.apdu(
                            ApduType.DELETE,
                            apdu -> apdu.integer(ApduPart.DELETE_DELETE_FUNCTION, 1)));
            assertEquals(Optional.empty(), client.hear());
        }
    }

    @Test
    void a_door_with_accounts_lets_in_who_has_one_and_rejects_the_rest() {
        String accounts = "    login: { required: true, accounts: { desk: \"inline:open\" } }";
        try (TellingTarget target = new TellingTarget("x");
                Z3950Trial trial = new Z3950Trial(target.port(), "", accounts)) {
            assertTrue(isWelcome(trial, "desk", "open"));
            assertFalse(isWelcome(trial, "desk", "shut"));
            assertFalse(isWelcome(trial, "disk", "open"));
            try (RawAssociation nobody = RawAssociation.to(trial.port())) {
                Apdu no = nobody.ask(RawAssociation.init());
                assertFalse(no.bool(ApduPart.INIT_RESPONSE_RESULT));
                assertEquals(1011, Diagnostics.refusal(no).orElseThrow().code());
            }
        }
    }

    @Test
    void a_target_that_is_down_is_told_as_a_diagnostic_and_then_as_a_rejected_init() {
        try (Z3950Trial trial = new Z3950Trial(Plan.freePort())) {
            try (RawAssociation first = RawAssociation.to(trial.port())) {
                assertTrue(first.ask(RawAssociation.init()).bool(ApduPart.INIT_RESPONSE_RESULT));
                Apdu no = first.ask(CataloguePeopleTest.search("books", "word"));
                assertFalse(no.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS));
                assertEquals(
                        1074,
                        ResponseRecord.diagnostics(
                                        Objects.requireNonNull(
                                                no.part(ApduPart.SEARCH_RESPONSE_RECORDS)))
                                .getFirst()
                                .code());
            }
            try (RawAssociation second = RawAssociation.to(trial.port())) {
                Apdu no = second.ask(RawAssociation.init());
                assertFalse(no.bool(ApduPart.INIT_RESPONSE_RESULT));
                assertEquals(1074, Diagnostics.refusal(no).orElseThrow().code());
            }
        }
    }

    private static boolean isWelcome(Z3950Trial trial, String user, String password) {
        try (RawAssociation client = RawAssociation.to(trial.port())) {
            Apdu init =
                    RawAssociation.apdu(
                            ApduType.INIT,
                            apdu -> {
                                RawAssociation.usual(apdu);
                                apdu.begin(ApduPart.INIT_ID_AUTHENTICATION)
                                        .begin(ApduPart.ID_AUTHENTICATION_ID_PASS)
                                        .text(ApduPart.ID_PASS_USER_ID, user)
                                        .text(ApduPart.ID_PASS_PASSWORD, password)
                                        .end()
                                        .end();
                            });
            return client.ask(init).bool(ApduPart.INIT_RESPONSE_RESULT);
        }
    }
}
