package org.carrel.admin.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.admin.desk.Doorkeeper.Refusal;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.junit.jupiter.api.Test;

/**
 * Whoever is not signed in, not allowed, not fresh or not from a page of ours gets nothing done.
 */
class ReceptionTest {
    private static final StaffName ADA = new StaffName("ada");

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final Sessions sessions = new Sessions(clock);
    private Session session = sessions.begin(ADA);
    private final List<String> done = new ArrayList<>();
    private final List<RuntimeException> faults = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private Set<Role> roles = Set.of(Role.OPERATOR);
    private boolean known = true;
    private boolean newcomer;
    private final List<Refusal> refused = new ArrayList<>();

    private final Reception reception =
            new Reception(
                    new Routes(
                            List.of(
                                    Route.look("/page", Access.STAFF, _ -> did("page")),
                                    Route.act(
                                            "/act",
                                            Access.of(Role.OPERATOR),
                                            List.of(),
                                            _ -> did("act")),
                                    Route.act(
                                            "/grave",
                                            Access.of(Role.OPERATOR).afresh(),
                                            List.of(),
                                            _ -> did("grave")),
                                    Route.act("/own", Access.ARRIVING, List.of(), _ -> did("own")),
                                    Route.act(
                                            "/senseless",
                                            Access.of(Role.OPERATOR),
                                            List.of(),
                                            _ -> Answer.wrong(Notice.problem("odd"))),
                                    Route.act(
                                            "/against-a-rule",
                                            Access.of(Role.OPERATOR),
                                            List.of(),
                                            _ -> new Answer.Done(Notice.problem("odd"), "/")),
                                    Route.look(
                                            "/fault",
                                            Access.STAFF,
                                            _ -> {
                                                throw new IllegalStateException("21234000000017");
                                            }))),
                    new Door(),
                    Set.of("carrel.example"),
                    ReceptionTest::plainly,
                    clock,
                    faults::add);

    ReceptionTest() {
        headers.put("host", "localhost:8443");
        headers.put("origin", "https://localhost:8443");
        headers.put("sec-fetch-site", "same-origin");
        headers.put("x-csrf-token", session.token());
    }

    @Test
    void what_is_in_order_is_done() {
        assertEquals(200, post("/act"));
        assertEquals(List.of("act"), done);
    }

    @Test
    void who_is_signed_out_is_refused() {
        known = false;
        assertEquals(303, get("/page"));
        assertEquals(401, get("/api/v1/page"));
        assertEquals(401, post("/act"));
        assertNothing();
    }

    @Test
    void who_has_the_wrong_role_is_refused() {
        roles = Set.of(Role.AUDITOR);
        assertEquals(403, post("/act"));
        assertNothing();
        assertEquals(List.of(Refusal.NOT_ALLOWED), refused);
    }

    @Test
    void what_is_not_accepted_is_known_by_that() {
        assertEquals(422, post("/senseless"));
        assertEquals(200, post("/against-a-rule"));
        assertEquals(List.of(Refusal.NOT_ACCEPTED, Refusal.NOT_ACCEPTED), refused);
    }

    @Test
    void who_has_no_password_of_their_own_sets_one_first() {
        newcomer = true;
        assertEquals(303, get("/page"));
        assertEquals(403, get("/api/v1/page"));
        assertEquals(403, post("/act"));
        assertNothing();
        assertEquals(200, post("/own"));
    }

    @Test
    void a_proof_makes_a_session_of_another_id_and_forms_stay_good() {
        String before = session.id();
        session = sessions.renew(session);
        assertEquals(Optional.empty(), sessions.find(before));
        assertEquals(Optional.of(session), sessions.find(session.id()));
        assertEquals(1, sessions.of(ADA));
        assertEquals(200, post("/act"));
    }

    @Test
    void another_site_is_refused() {
        headers.put("sec-fetch-site", "cross-site");
        assertEquals(403, post("/act"));
        headers.put("sec-fetch-site", "same-origin");
        headers.put("origin", "https://elsewhere.example");
        assertEquals(403, post("/act"));
        headers.remove("origin");
        headers.remove("sec-fetch-site");
        assertEquals(403, post("/act"));
        assertNothing();
    }

    @Test
    void a_form_without_the_sessions_token_is_refused() {
        headers.put("x-csrf-token", "another");
        assertEquals(403, post("/act"));
        headers.remove("x-csrf-token");
        assertEquals(403, post("/act"));
        assertNothing();
    }

    @Test
    void what_is_grave_wants_a_fresh_proof() {
        now = now.plus(Duration.ofMinutes(6));
        assertEquals(303, post("/grave"));
        assertNothing();
        session = sessions.renew(session);
        assertEquals(200, post("/grave"));
    }

    @Test
    void an_unknown_host_is_refused() {
        headers.put("host", "rebound.example");
        assertEquals(421, get("/page"));
        headers.put("host", "carrel.example");
        assertEquals(200, get("/page"));
    }

    @Test
    void what_is_not_in_the_table_is_not_there() {
        assertEquals(404, get("/other"));
        assertEquals(404, get("/act"));
        assertEquals(404, post("/page"));
    }

    @Test
    void a_fault_of_ours_is_told_to_the_watchers_and_shows_nothing() {
        Reply reply = reception.receive(ask(false, "/fault"));
        assertEquals(500, reply.status());
        assertEquals(1, faults.size());
        assertFalse(reply.body().contains("21234"));
    }

    @Test
    void a_session_ends_after_ten_hours() {
        Duration step = Duration.ofMinutes(20);
        for (Duration age = Duration.ZERO; age.toHours() < 10; age = age.plus(step)) {
            assertEquals(Optional.of(session), sessions.find(session.id()), age.toString());
            now = now.plus(step);
        }
        assertEquals(Optional.empty(), sessions.find(session.id()));
    }

    @Test
    void a_session_ends_after_half_an_hour_in_which_nobody_asked_for_anything() {
        now = now.plus(Duration.ofMinutes(29));
        assertEquals(Optional.of(session), sessions.find(session.id()));
        now = now.plus(Duration.ofMinutes(29));
        assertTrue(ask(false, "/live").isUnattended());
        assertEquals(Optional.of(session), sessions.look(session.id()));
        now = now.plus(Duration.ofMinutes(2));
        assertEquals(Optional.empty(), sessions.find(session.id()));
        assertEquals(0, sessions.of(ADA));
    }

    /** Lets in whom the test says, and counts whom it sent away. */
    private final class Door implements Doorkeeper {
        @Override
        public Optional<Visitor> identify(Ask ask) {
            return known
                    ? Optional.of(new Visitor(ADA, roles, Optional.of(session), newcomer))
                    : Optional.empty();
        }

        @Override
        public void refused(Visitor visitor, Refusal why) {
            refused.add(why);
        }
    }

    private Answer did(String what) {
        done.add(what);
        return new Answer.Plain(Reply.text(200, "text/plain", what));
    }

    private void assertNothing() {
        assertEquals(List.of(), done);
    }

    private int get(String path) {
        return reception.receive(ask(false, path)).status();
    }

    private int post(String path) {
        return reception.receive(ask(true, path)).status();
    }

    private Ask ask(boolean post, String path) {
        return new Ask(post, path, Map.of(), headers, Map.of(), "", "127.0.0.1");
    }

    private static Reply plainly(Answer answer, Rendering.To whom) {
        return switch (answer) {
            case Answer.Plain(Reply reply) -> reply;
            case Answer.Refused refused ->
                    Reply.text(refused.status(), "text/plain", refused.notice().text());
            case Answer.Shown _, Answer.Done _ -> Reply.text(200, "text/plain", "");
        };
    }
}
