package org.carrel.admin.pages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.Fate;
import org.carrel.admin.facts.PeerDayFacts;
import org.carrel.admin.facts.TodayFacts;
import org.carrel.admin.facts.TodayFacts.Difference;
import org.carrel.admin.facts.TodayFacts.Hour;
import org.carrel.admin.facts.TodayFacts.PeerDay;
import org.carrel.admin.pages.Days.Span;
import org.carrel.admin.templates.JtepeerdayGenerated;
import org.carrel.admin.templates.JtetodayGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.archive.HourSum;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.LedgerCsv;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.gateway.ledger.Verdict;

/** What left the building: by side, by element, by hour; nothing about one person. */
final class TodayPage {
    private final Window window;
    private final Days days;

    TodayPage(Window window, Days days) {
        this.window = window;
        this.days = days;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/today", Access.STAFF, this::page)
                        .with("day", "hour")
                        .telling(TodayFacts.class),
                Route.look("/today/{direction}/{peer}", Access.STAFF, this::peer)
                        .with("day", "hour")
                        .telling(PeerDayFacts.class),
                Route.look("/today.csv", Access.STAFF, this::csv).with("day").writing("text/csv"),
                Route.act("/today/compare", Access.STAFF, List.of(), this::compare));
    }

    private Answer page(Visit visit) {
        Span span = days.asked(visit);
        TodayFacts facts =
                new TodayFacts(
                        span.day().toString(),
                        span.hour(),
                        days.first().toString(),
                        days.today().toString(),
                        OverviewPage.reconciled(window.verdict()),
                        window.verdict().map(TodayPage::kinds).orElse(0),
                        window.verdict().map(TodayPage::differences).orElse(List.of()),
                        peers(days.rows(span), isToday(span)),
                        days.hours(span.day()).stream().map(TodayPage::hour).toList());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtetodayGenerated.render(out, null, frame, facts)));
    }

    /** About how many different cards is known of the whole of today only. */
    private boolean isToday(Span span) {
        return span.hour().isEmpty() && span.day().equals(days.today());
    }

    private Answer peer(Visit visit) {
        Span span = days.asked(visit);
        String peer = visit.place("peer");
        String direction = visit.place("direction");
        List<PeerDayFacts.Line> lines =
                days.rows(span).stream()
                        .filter(row -> row.key().peer().text().equals(peer))
                        .filter(row -> row.key().direction().text().equals(direction))
                        .map(row -> line(row, window))
                        .toList();
        if (!isDirection(direction) || (lines.isEmpty() && !isPeer(peer))) {
            return Answer.missing();
        }
        PeerDayFacts facts =
                new PeerDayFacts(span.day().toString(), span.hour(), peer, direction, lines);
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtepeerdayGenerated.render(out, null, frame, facts)));
    }

    private static boolean isDirection(String asked) {
        return Arrays.stream(Direction.values()).anyMatch(each -> each.text().equals(asked));
    }

    private Answer csv(Visit visit) {
        LocalDate day = days.asked(visit).day();
        StringBuilder table = new StringBuilder();
        LedgerCsv.head(table);
        List<HourSum> hours = days.hours(day);
        for (HourSum hour : hours) {
            LedgerCsv.rows(
                    hour.begin().toString(),
                    days.rows(new Span(day, Optional.of(hour.begin()))),
                    verdict(hour),
                    table);
        }
        if (hours.isEmpty()) {
            List<LedgerRow> rows = days.rows(new Span(day, Optional.empty()));
            LedgerCsv.rows(day.toString(), rows, Optional.empty(), table);
        }
        return new Answer.Plain(
                Reply.file("carrel-" + day + ".csv", "text/csv; charset=utf-8", table.toString()));
    }

    /** The taps saw nothing of what was before the gateway's start. */
    private Optional<Verdict> verdict(HourSum hour) {
        return hour.begin().isBefore(window.started()) ? Optional.empty() : window.verdict();
    }

    private Answer compare(Visit visit) {
        return switch (window.reconcile()) {
            case Verdict.Reconciled same ->
                    new Answer.Done(
                            Notice.done("today.compared", visit.words().number(same.keys())),
                            "/today");
            case Verdict.Unreconciled other ->
                    new Answer.Done(
                            Notice.problem(
                                    "today.differs",
                                    visit.words().number(other.differences().size())),
                            "/today");
        };
    }

    /** What became of one kind of element, with what it tells of a person. */
    static PeerDayFacts.Line line(LedgerRow row, Window window) {
        return new PeerDayFacts.Line(
                row.key().message().text(),
                row.key().element(),
                Classes.of(row.key(), window.config()).text(),
                row.disposition().text(),
                Fate.of(row.disposition()),
                row.occurrences(),
                1.0 * row.bytes() / row.occurrences());
    }

    private boolean isPeer(String name) {
        return Label.parse(name)
                .filter(label ->
                        window.config().upstreams().containsKey(label)
                                || window.config().targets().containsKey(label)
                                || window.config().terminals().containsKey(label)
                                || window.config().catalogues().containsKey(label))
                .isPresent();
    }

    private record Side(Direction direction, Label peer) implements Comparable<Side> {
        @Override
        public int compareTo(Side other) {
            int by = direction.compareTo(other.direction);
            return by != 0 ? by : peer.compareTo(other.peer);
        }
    }

    private List<PeerDay> peers(List<LedgerRow> rows, boolean today) {
        Map<Side, Map<Fate, Long>> sides = new TreeMap<>();
        for (LedgerRow row : rows) {
            sides.computeIfAbsent(
                            new Side(row.key().direction(), row.key().peer()),
                            _ -> new EnumMap<>(Fate.class))
                    .merge(Fate.of(row.disposition()), row.occurrences(), Long::sum);
        }
        return sides.entrySet().stream()
                .map(each ->
                        new PeerDay(
                                each.getKey().peer().text(),
                                each.getKey().direction().text(),
                                each.getValue(),
                                today ? people(each.getKey()) : Optional.empty()))
                .toList();
    }

    private Optional<Long> people(Side side) {
        OptionalLong about = window.people(side.peer());
        return side.direction() == Direction.TO_UPSTREAM && about.isPresent()
                ? Optional.of(about.getAsLong())
                : Optional.empty();
    }

    private static Hour hour(HourSum hour) {
        return new Hour(hour.begin(), hour.left(), hour.stayed());
    }

    private static int kinds(Verdict verdict) {
        return verdict instanceof Verdict.Reconciled(int keys) ? keys : 0;
    }

    private static List<Difference> differences(Verdict verdict) {
        return verdict instanceof Verdict.Unreconciled(var differences)
                ? differences.stream()
                        .map(each ->
                                new Difference(
                                        each.key().peer().text(),
                                        each.key().direction().text(),
                                        each.key().message().text(),
                                        each.key().element(),
                                        each.ledger().occurrences(),
                                        each.tap().occurrences()))
                        .toList()
                : List.of();
    }
}
