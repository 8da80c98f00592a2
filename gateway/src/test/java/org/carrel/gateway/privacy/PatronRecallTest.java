package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.SessionLimits;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.vault.MemoryExhausted;
import org.carrel.gateway.vault.VaultWitness;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.vault.Watchlist;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.VisitEnd;
import org.carrel.gateway.watch.GatewayEvent.VisitEnded;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit, from a card's first question to each of its five ends. */
class PatronRecallTest {
    private static final String NOW = "20261122    100000";
    private static final String LATER = "20261122    100007";
    private static final String CARD = "AORIV|AA21234000000017|";
    private static final String OTHER_CARD = "AORIV|AA21234000000025|";
    private static final String ANSWER = "24              001" + NOW + CARD + "AEA.|BLY|CQY|";
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration OVER = Duration.ofNanos(1);

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);
    private final List<GatewayEvent> told = new ArrayList<>();
    private final WiredPrivacy wired =
            new WiredPrivacy(
                    """
                    library: { name: Test, institution: RIV }
                    upstreams:
                      ils: { protocol: sip2, trust: record, address: "127.0.0.1:7001" }
                      till:
                        protocol: sip2
                        trust: vendor
                        address: 127.0.0.1:7002
                        token: { class: session, form: text }
                    terminals:
                      desk: { protocol: sip2, bind: "127.0.0.1:7003", profile: staff, upstream: ils }
                    """);
    private final Vaults vaults = new Vaults(2, new Watchers(List.of()));
    private final PatronRecall recall =
            new PatronRecall(
                    memory,
                    vaults,
                    wired.sessionTokens(),
                    wired.ledger(),
                    new Watchers(List.of(told::add)));
    private final Kiosk kiosk = new Kiosk(door(LONG, LONG));

    @AfterEach
    void nothing_is_left_in_memory() {
        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);
        assertEquals(0, VaultWitness.written(vaults));
        line.close();
        wired.close();
        vaults.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @Test
    void a_repeated_question_is_answered_from_memory() {
        assertEquals("asked", asks(kiosk, status(NOW, CARD)));

        assertEquals("recalled", asks(kiosk, status(LATER, CARD)));
    }

    @Test
    void the_answer_is_the_one_that_was_kept() {
        asks(kiosk, status(NOW, CARD));

        try (Message question = line.hears(status(LATER, CARD));
                SafeAnswer known = recall.recall(kiosk.asks(question)).orElseThrow()) {
            assertEquals(Outcome.RECALLED, known.outcome());
            String said = new String(line.says(known.message().shared()), ISO_8859_1);
            assertEquals(ANSWER + "\r", said);
        }
    }

    @Test
    void another_pin_is_another_question() {
        asks(kiosk, status(NOW, CARD));

        assertEquals("asked", asks(kiosk, "23001" + NOW + CARD + "AC|AD9999|"));
    }

    @Test
    void another_terminal_knows_nothing_of_it() {
        Kiosk other = new Kiosk(door(LONG, LONG));
        asks(kiosk, status(NOW, CARD));

        assertEquals("asked", asks(other, status(NOW, CARD)));
        recall.end(other.terminal(), VisitEnd.DISCONNECTED);
    }

    @Test
    void a_question_that_names_nobody_begins_no_visit() {
        asks(kiosk, "17" + NOW + "AORIV|AB30000000000017|");
        asks(kiosk, status(NOW, "AORIV|AA  |"));

        assertEquals(0, recall.visits());
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(
            strings = {
                "11NN" + NOW + NOW + CARD + "AB30000000000017|AC|",
                "29NN" + NOW + NOW + CARD + "AB30000000000017|",
                "65" + NOW + CARD,
                "37" + NOW + "0400EURBV1.00|" + CARD,
                "15+" + NOW + CARD + "AB30000000000017|",
                "01N" + NOW + CARD + "ALlost|AC|",
                "25" + NOW + CARD,
                "09N" + NOW + NOW + "APMAIN|AORIV|AB30000000000017|AC|"
            })
    void after_a_change_the_same_question_is_asked_again(String change) {
        asks(kiosk, status(NOW, CARD));

        asks(kiosk, change);

        assertEquals("asked", asks(kiosk, status(NOW, CARD)));
        assertEquals(1, recall.visits());
    }

    @Test
    void a_look_at_an_item_changes_nothing() {
        asks(kiosk, status(NOW, CARD));

        asks(kiosk, "17" + NOW + "AORIV|AB30000000000017|");

        assertEquals("recalled", asks(kiosk, status(NOW, CARD)));
    }

    @Test
    void message_35_ends_the_visit() {
        asks(kiosk, status(NOW, CARD));

        asks(kiosk, "35" + NOW + CARD);

        assertEnded(VisitEnd.SESSION_ENDED);
    }

    @Test
    void a_lost_connection_ends_the_visit() {
        asks(kiosk, status(NOW, CARD));

        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);

        assertEnded(VisitEnd.DISCONNECTED);
    }

    @Test
    void another_card_ends_the_visit_and_begins_its_own() {
        asks(kiosk, status(NOW, CARD));

        assertEquals("asked", asks(kiosk, status(NOW, OTHER_CARD)));

        assertEquals(List.of(VisitEnd.OTHER_CARD), ends());
        assertEquals(1, recall.visits());
        assertEquals("asked", asks(kiosk, status(NOW, CARD)));
    }

    @Test
    void silence_ends_the_visit() {
        asks(new Kiosk(door(OVER, LONG)), status(NOW, CARD));

        recall.endOverdue();

        assertEnded(VisitEnd.IDLE);
    }

    @Test
    void its_greatest_age_ends_the_visit() {
        asks(new Kiosk(door(LONG, OVER)), status(NOW, CARD));

        recall.endOverdue();

        assertEnded(VisitEnd.TOO_LONG);
    }

    @Test
    void a_visit_within_its_limits_goes_on() {
        asks(kiosk, status(NOW, CARD));

        recall.endOverdue();

        assertEquals("recalled", asks(kiosk, status(NOW, CARD)));
    }

    @Test
    void a_visit_ends_only_once() {
        asks(kiosk, status(NOW, CARD));

        recall.end(kiosk.terminal(), VisitEnd.IDLE);
        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);

        assertEnded(VisitEnd.IDLE);
    }

    @Test
    void at_the_end_the_vendor_of_a_session_forgets_the_card() {
        Tokens tokens = wired.sessionTokens().getFirst();
        String during = token(tokens);
        asks(kiosk, status(NOW, CARD));
        assertEquals(during, token(tokens));

        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);

        assertNotEquals(during, token(tokens));
    }

    @Test
    void while_a_card_is_at_another_terminal_too_its_vendor_does_not_forget_it() {
        Tokens tokens = wired.sessionTokens().getFirst();
        Kiosk other = new Kiosk(door(LONG, LONG));
        asks(kiosk, status(NOW, CARD));
        asks(other, status(NOW, CARD));
        String during = token(tokens);

        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);
        assertEquals(during, token(tokens));

        recall.end(other.terminal(), VisitEnd.DISCONNECTED);
        assertNotEquals(during, token(tokens));
    }

    @Test
    void a_visit_watches_for_its_own_card_and_pins() {
        asks(kiosk, status(NOW, CARD));
        asks(kiosk, "23001" + NOW + CARD + "AC|ADhunter22|");

        assertTrue(watches(Watchlist.Kind.CARD, "card 21234000000017"));
        assertTrue(watches(Watchlist.Kind.PIN, "4321"));
        assertTrue(watches(Watchlist.Kind.PIN, "PIN hunter22"));
        assertFalse(watches(Watchlist.Kind.CARD, "card 21234000000025"));
    }

    @Test
    void the_next_visit_watches_for_its_own_card_only() {
        asks(kiosk, status(NOW, CARD));
        asks(kiosk, status(NOW, OTHER_CARD));

        assertFalse(watches(Watchlist.Kind.CARD, "21234000000017"));
        assertTrue(watches(Watchlist.Kind.CARD, "21234000000025"));
    }

    @Test
    void without_a_visit_there_is_nothing_to_watch_for() {
        try (Message question = line.hears("17" + NOW + "AORIV|AB30000000000017|")) {
            assertNull(recall.watchlist(kiosk.asks(question)));
        }
    }

    /** T24: refused, not passed on untreated; and no restart is needed. */
    @Test
    void without_memory_for_its_visit_a_question_goes_nowhere_until_another_visit_ends() {
        Kiosk second = new Kiosk(door(LONG, LONG));
        Kiosk third = new Kiosk(door(LONG, LONG));
        asks(kiosk, status(NOW, CARD));
        asks(second, status(NOW, CARD));

        assertThrows(MemoryExhausted.class, () -> asks(third, status(NOW, OTHER_CARD)));
        assertEquals(2, recall.visits());

        recall.end(second.terminal(), VisitEnd.DISCONNECTED);
        assertEquals("asked", asks(third, status(NOW, OTHER_CARD)));
        assertEquals("recalled", asks(third, status(NOW, OTHER_CARD)));
        recall.end(third.terminal(), VisitEnd.DISCONNECTED);
    }

    /** A broken seal: nothing comes out, and the visit can still end. */
    @Test
    void an_answer_whose_seal_is_broken_is_not_given_and_the_visit_still_ends() {
        asks(kiosk, status(NOW, CARD));
        VaultWitness.damage(vaults);

        assertThrows(IllegalStateException.class, () -> asks(kiosk, status(NOW, CARD)));

        recall.end(kiosk.terminal(), VisitEnd.DISCONNECTED);
        assertEquals(List.of(VisitEnd.DISCONNECTED), ends());
        assertEquals(0, VaultWitness.written(vaults));
        assertEquals("asked", asks(kiosk, status(NOW, CARD)));
    }

    @Test
    void all_that_is_told_is_the_door_and_the_kind_of_end() {
        asks(kiosk, status(NOW, CARD));

        recall.end(kiosk.terminal(), VisitEnd.IDLE);

        assertEquals(List.of(new VisitEnded(new Label("desk"), VisitEnd.IDLE)), told);
        assertEquals(
                List.of(Label.class, VisitEnd.class),
                Arrays.stream(VisitEnded.class.getRecordComponents())
                        .map(each -> each.getType())
                        .toList());
    }

    private boolean watches(Watchlist.Kind kind, String text) {
        try (Message question = line.hears("17" + NOW + "AORIV|AB30000000000017|")) {
            Watchlist watchlist = requireNonNull(recall.watchlist(kiosk.asks(question)));
            return watchlist.shows(
                    ByteBuffer.wrap(text.getBytes(ISO_8859_1)), 0, text.length(), EnumSet.of(kind));
        }
    }

    private void assertEnded(VisitEnd end) {
        assertEquals(List.of(end), ends());
        assertEquals(0, recall.visits());
        assertEquals(0, VaultWitness.written(vaults));
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    private List<VisitEnd> ends() {
        return told.stream()
                .filter(VisitEnded.class::isInstance)
                .map(each -> ((VisitEnded) each).end())
                .toList();
    }

    /** As the journey does: recalled, or else asked and remembered. */
    private String asks(Kiosk at, String body) {
        try (Message question = line.hears(body)) {
            Authorised allowed = at.asks(question);
            Optional<SafeAnswer> known = recall.recall(allowed);
            if (known.isPresent()) {
                known.get().close();
                return "recalled";
            }
            try (SafeAnswer answer = new SafeAnswer(line.hears(ANSWER), Outcome.ANSWERED)) {
                recall.remember(allowed, answer);
            }
            return "asked";
        }
    }

    private ListenerConfig door(Duration idle, Duration maximum) {
        ListenerConfig desk = wired.config().terminal(new Label("desk"));
        return new ListenerConfig(
                desk.name(),
                desk.bind(),
                desk.profile(),
                desk.policy(),
                desk.upstream(),
                desk.vendor(),
                desk.routes(),
                desk.allow(),
                desk.balancers(),
                desk.tls(),
                desk.login(),
                desk.dialect(),
                new SessionLimits(idle, maximum),
                desk.pin(),
                desk.decimals(),
                desk.connections(),
                desk.guesses(),
                desk.keep());
    }

    private static String status(String date, String card) {
        return "23001" + date + card + "AC|AD4321|";
    }

    private static String token(Tokens tokens) {
        var out = Unpooled.buffer();
        tokens.token(Unpooled.copiedBuffer("21234000000017", ISO_8859_1), out);
        return out.toString(ISO_8859_1);
    }
}
