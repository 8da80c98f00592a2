package org.carrel.admin.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.DoorLine;
import org.carrel.admin.facts.OverviewFacts;
import org.carrel.admin.facts.OverviewFacts.AlarmLine;
import org.carrel.admin.facts.OverviewFacts.Reconciled;
import org.carrel.admin.facts.PeerLine;
import org.carrel.admin.templates.JtefiguresGenerated;
import org.carrel.admin.templates.JteoverviewGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.watch.LiveFeed;
import org.carrel.gateway.watch.Overview;

/** The front page: is everything well? */
final class OverviewPage {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int CHART_SECONDS = 300;

    private final Window window;
    private final Peers peers;

    OverviewPage(Window window, Peers peers) {
        this.window = window;
        this.peers = peers;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/", Access.STAFF, this::page).telling(OverviewFacts.class),
                Route.look("/overview", Access.STAFF, this::page).telling(OverviewFacts.class),
                Route.look("/overview/figures", Access.STAFF, this::figures)
                        .telling(OverviewFacts.class),
                Route.look("/live", Access.STAFF, _ -> live(1)),
                Route.look("/live/history", Access.STAFF, _ -> live(CHART_SECONDS))
                        .tellingMany(LiveFeed.Second.class));
    }

    OverviewFacts facts() {
        Overview overview = window.overview();
        Overview.Minute minute = overview.minute();
        List<PeerLine> upstreams = peers.upstreams();
        List<DoorLine> doors = peers.doors();
        long plain =
                upstreams.stream().filter(PeerLine::isPlain).count()
                        + doors.stream().filter(DoorLine::isPlain).count();
        int ways = upstreams.size() + doors.size();
        return new OverviewFacts(
                alarms(overview),
                minute.messages(),
                minute.refusals(),
                minute.medianMillis(),
                minute.mostMillis(),
                doors.stream().mapToInt(DoorLine::connected).sum(),
                ways - (int) plain,
                ways,
                reconciled(window.verdict()),
                upstreams,
                doors,
                window.started());
    }

    static Reconciled reconciled(Optional<Verdict> verdict) {
        return verdict.map(found ->
                        found instanceof Verdict.Reconciled ? Reconciled.YES : Reconciled.NO)
                .orElse(Reconciled.NOT_YET);
    }

    private Answer page(Visit visit) {
        OverviewFacts facts = facts();
        return new Answer.Shown(
                facts,
                frame ->
                        Html.of(out ->
                                JteoverviewGenerated.render(
                                        out, null, frame, facts, window.firstBoot().isOpen())));
    }

    private Answer figures(Visit visit) {
        OverviewFacts facts = facts();
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtefiguresGenerated.render(out, null, frame, facts)));
    }

    /** The last seconds, for the chart. */
    private Answer live(int seconds) {
        return new Answer.Plain(
                Reply.text(200, "application/json", Json.of(window.live().last(seconds))));
    }

    private static List<AlarmLine> alarms(Overview overview) {
        return overview.alarms(DAY).stream()
                .map(alarm ->
                        new AlarmLine(
                                Peers.word(alarm.kind()),
                                alarm.kind().urgent(),
                                alarm.where().map(Label::text),
                                alarm.last(),
                                alarm.times()))
                .toList();
    }
}
