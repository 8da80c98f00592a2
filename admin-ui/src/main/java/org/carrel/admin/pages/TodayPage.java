package org.carrel.admin.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.carrel.admin.templates.JtepeerdayGenerated;
import org.carrel.admin.templates.JtetodayGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.LedgerCsv;
import org.carrel.gateway.ledger.LedgerHour;
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
                Route.look("/today", Access.STAFF, this::page).with("day"),
                Route.look("/today/{direction}/{peer}", Access.STAFF, this::peer).with("day"),
                Route.look("/today.csv", Access.STAFF, this::csv).with("day"),
                Route.act("/today/compare", Access.STAFF, List.of(), this::compare));
    }

    private Answer page(Visit visit) {
        LocalDate day = day(visit);
        List<LedgerRow> rows = days.rows(day);
        TodayFacts facts =
                new TodayFacts(
                        day.toString(),
                        days.before(day).map(LocalDate::toString),
                        days.after(day).map(LocalDate::toString),
                        OverviewPage.reconciled(window.verdict()),
                        window.verdict().map(TodayPage::kinds).orElse(0),
                        window.verdict().map(TodayPage::differences).orElse(List.of()),
                        peers(rows, day.equals(days.today())),
                        days.hours(day).stream().map(TodayPage::hour).toList());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtetodayGenerated.render(out, null, frame, facts)));
    }

    private Answer peer(Visit visit) {
        LocalDate day = day(visit);
        String peer = visit.place("peer");
        String direction = visit.place("direction");
        List<PeerDayFacts.Line> lines =
                days.rows(day).stream()
                        .filter(row -> row.key().peer().text().equals(peer))
                        .filter(row -> row.key().direction().text().equals(direction))
                        .map(row -> line(row, window))
                        .toList();
        if (!isPeer(peer)) {
            return Answer.missing();
        }
        PeerDayFacts facts = new PeerDayFacts(day.toString(), peer, direction, lines);
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtepeerdayGenerated.render(out, null, frame, facts)));
    }

    private Answer csv(Visit visit) {
        LocalDate day = day(visit);
        StringBuilder table = new StringBuilder();
        LedgerCsv.write(days.hours(day), window.verdict(), table);
        return new Answer.Plain(
                Reply.file("carrel-" + day + ".csv", "text/csv; charset=utf-8", table.toString()));
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
                                || window.config().terminals().containsKey(label)
                                || days.knows(label))
                .isPresent();
    }

    private LocalDate day(Visit visit) {
        try {
            String asked = visit.value("day");
            return asked.isEmpty() ? days.today() : LocalDate.parse(asked);
        } catch (DateTimeParseException notOne) {
            return days.today();
        }
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

    private static Hour hour(LedgerHour hour) {
        long left = sum(hour.rows().stream().filter(row -> row.disposition().leaves()));
        long stayed = sum(hour.rows().stream().filter(row -> !row.disposition().leaves()));
        return new Hour(hour.begin(), left, stayed);
    }

    private static long sum(Stream<LedgerRow> rows) {
        return rows.mapToLong(LedgerRow::occurrences).sum();
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
