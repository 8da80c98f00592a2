package org.carrel.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.watch.Overview.PeerState;
import org.junit.jupiter.api.Test;

/** What the console's first page and its chart are told, from events alone. */
class OverviewTest {
    private static final Label KIOSKS = new Label("kiosks");
    private static final Label ILS = new Label("ils");

    private Instant now = Instant.parse("2026-03-01T10:00:30Z");
    private final LiveFeed feed = new LiveFeed(() -> now);
    private final Overview overview = new Overview(() -> now, feed);

    @Test
    void messages_and_refusals_of_the_last_minute_are_counted() {
        ended(Outcome.ANSWERED, 4);
        ended(Outcome.NOT_ALLOWED, 1);
        pass(1);
        assertEquals(2, overview.minute().messages());
        assertEquals(1, overview.minute().refusals());
        pass(60);
        assertEquals(0, overview.minute().messages());
    }

    @Test
    void half_of_the_answers_come_within_the_median() {
        for (int millis = 1; millis <= 100; millis++) {
            ended(Outcome.ANSWERED, millis);
        }
        assertEquals(50, overview.minute().medianMillis(), 50 * 0.2);
        assertEquals(95, overview.minute().mostMillis(), 95 * 0.2);
        pass(180);
        assertEquals(0, overview.minute().medianMillis());
    }

    @Test
    void terminals_are_counted_door_by_door() {
        tell(new GatewayEvent.TerminalArrived(KIOSKS, 7));
        tell(new GatewayEvent.TerminalArrived(KIOSKS, 8));
        tell(new GatewayEvent.TerminalLeft(KIOSKS, 7));
        assertEquals(
                new Overview.DoorState(1, 2, 0, Optional.empty()), overview.doors().get(KIOSKS));
    }

    @Test
    void an_upstream_is_down_until_it_answers_again() {
        assertEquals(PeerState.UNASKED, overview.peer(ILS));
        tell(new GatewayEvent.UpstreamLost(ILS, Outcome.UPSTREAM_UNAVAILABLE));
        assertEquals(PeerState.DOWN, overview.peer(ILS));
        ended(Outcome.ANSWERED, 1);
        assertEquals(PeerState.UP, overview.peer(ILS));
        assertEquals(Optional.of(now), overview.lastAnswer(ILS));
        ended(Outcome.UPSTREAM_TIMEOUT, 1);
        assertEquals(PeerState.DOWN, overview.peer(ILS));
    }

    @Test
    void an_alarm_stands_once_with_how_often_and_when_last() {
        tell(new GatewayEvent.ForeignToken(ILS, KIOSKS));
        pass(10);
        tell(new GatewayEvent.ForeignToken(ILS, KIOSKS));
        Alarm alarm = overview.alarms(Duration.ofHours(1)).getFirst();
        assertEquals(new Alarm(Alarm.Kind.FOREIGN_TOKEN, Optional.of(ILS), now, 2), alarm);
        pass(3600);
        assertEquals(List.of(), overview.alarms(Duration.ofHours(1)));
    }

    @Test
    void an_archive_for_which_nothing_vouches_is_worth_a_look_and_not_urgent() {
        tell(new GatewayEvent.ArchiveUnvouched());
        Alarm alarm = overview.alarms(Duration.ofHours(1)).getFirst();
        assertEquals(new Alarm(Alarm.Kind.ARCHIVE_UNVOUCHED, Optional.empty(), now, 1), alarm);
        assertFalse(alarm.kind().urgent());
    }

    @Test
    void the_feed_tells_whole_seconds_and_forgets_old_ones() {
        ended(Outcome.ANSWERED, 8);
        assertTrue(feed.last(5).stream().allMatch(second -> second.messages() == 0));
        pass(1);
        LiveFeed.Second last = feed.last(5).getLast();
        assertEquals(1, last.messages());
        assertEquals(8, last.meanMillis(), 0.001);
        pass(LiveFeed.SECONDS);
        assertTrue(feed.last(LiveFeed.SECONDS).stream().allMatch(second -> second.messages() == 0));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void ended(Outcome outcome, int millis) {
        tell(
                new GatewayEvent.ExchangeEnded(
                        KIOSKS,
                        ILS,
                        OperationName.PATRON_STATUS,
                        outcome,
                        Duration.ofMillis(millis).toNanos()));
    }

    private void tell(GatewayEvent event) {
        feed.accept(event);
        overview.accept(event);
    }
}
