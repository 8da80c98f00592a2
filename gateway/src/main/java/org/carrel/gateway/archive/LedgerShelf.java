package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.archive.SumTable.Amount;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;

/**
 * The ledger's sums, kept by the hour for some weeks, by the day for longer, and by peer and day,
 * which is what is asked for most. Sums only: no row is about one message. Any thread, and several
 * gateways on one database server, whose sums are added up.
 */
public final class LedgerShelf {
    private static final int TRIES = 20;

    /**
     * One day's hours. Each of them has its line, so the outer join finds no more than an inner one
     * would; it makes H2 begin with that day, where it would else read every hour of every line.
     */
    static final String HOURS_OF_A_DAY =
            """
            select h.begins_at, l.disposition, sum(h.occurrences) as occurrences
            from ledger_hour h left join ledger_line l on l.id = h.line
            where h.begins_at >= ? and h.begins_at < ?
            group by h.begins_at, l.disposition
            """;

    private final Database database;
    private final ZoneId zone;
    private final Map<Line, Long> lines = new ConcurrentHashMap<>();

    /**
     * @param zone whose midnight ends a day
     */
    LedgerShelf(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    private record Line(LedgerKey key, String disposition) {}

    /**
     * Adds sums to those of an hour and of its day.
     *
     * @param hour its first moment
     */
    public void add(Instant hour, Collection<LedgerRow> rows) {
        for (int tries = 1; ; tries++) {
            try {
                put(hour, rows);
                return;
            } catch (ArchiveTrouble trouble) {
                boolean first = trouble.reason() == Reason.CONFLICT || trouble.isOutOfTurn();
                if (!first || tries == TRIES) {
                    throw trouble;
                }
                lines.clear(); // another gateway was the first to write of that hour, or to forget
            }
        }
    }

    private void put(Instant hour, Collection<LedgerRow> rows) {
        LocalDate day = day(hour);
        Map<List<Object>, Amount> hours = new HashMap<>();
        Map<List<Object>, Amount> days = new HashMap<>();
        Map<List<Object>, Amount> peers = new HashMap<>();
        for (LedgerRow row : rows) {
            LedgerKey key = row.key();
            String fate = row.disposition().text();
            long line = line(new Line(key, fate));
            Amount amount = new Amount(row.occurrences(), row.bytes());
            hours.merge(List.of(hour, line), amount, Amount::plus);
            days.merge(List.of(day, line), amount, Amount::plus);
            peers.merge(
                    List.of(day, key.direction().text(), key.peer(), fate), amount, Amount::plus);
        }
        database.alter(transaction -> {
            SumTable.HOURS.add(transaction, hours);
            SumTable.DAYS.add(transaction, days);
            SumTable.PEERS.add(transaction, peers);
        });
    }

    private long line(Line line) {
        return lines.computeIfAbsent(line, each -> database.work(with -> number(with, each)));
    }

    private static long number(Transaction transaction, Line line) throws SQLException {
        LedgerKey key = line.key();
        Object[] words = {
            key.direction().text(), key.peer(), key.message(), key.element(), line.disposition()
        };
        Optional<Long> known =
                transaction.first(
                        """
                        select id from ledger_line
                        where direction = ? and peer = ? and message = ? and element = ?
                            and disposition = ?
                        """,
                        row -> row.number("id"),
                        words);
        if (known.isPresent()) {
            return known.get();
        }
        long number = 1 + transaction.number("select max(id) from ledger_line");
        transaction.change(
                """
                insert into ledger_line (direction, peer, message, element, disposition, id)
                values (?, ?, ?, ?, ?, ?)
                """,
                Stream.concat(Arrays.stream(words), Stream.of(number)).toArray());
        return number;
    }

    /** The sums by peer of some days, the first and the last included. */
    public List<PeerSum> peers(LocalDate from, LocalDate to) {
        return database.work(transaction ->
                transaction.rows(
                        """
                        select * from ledger_peer_day where on_day between ? and ?
                        order by on_day, direction, peer, disposition
                        """,
                        row ->
                                new PeerSum(
                                        row.day("on_day"),
                                        row.text("direction"),
                                        row.label("peer"),
                                        row.text("disposition"),
                                        row.number("occurrences"),
                                        row.number("bytes")),
                        from,
                        to));
    }

    /** The sums by kind of element of some days, the first and the last included. */
    List<LedgerRow> rows(LocalDate from, LocalDate to) {
        return rows("ledger_day d on d.line = l.id where d.on_day between ? and ?", from, to);
    }

    /** The same for one peer. */
    List<LedgerRow> rows(Label peer, LocalDate from, LocalDate to) {
        return rows(
                "ledger_day d on d.line = l.id where l.peer = ? and d.on_day between ? and ?",
                peer,
                from,
                to);
    }

    /** The sums by kind of element of one hour; none once hours are no longer kept. */
    List<LedgerRow> rows(Instant hour) {
        return rows("ledger_hour d on d.line = l.id where d.begins_at = ?", hour);
    }

    private List<LedgerRow> rows(String which, Object... values) {
        return database.work(transaction ->
                transaction.rows(
                        """
                        select l.direction, l.peer, l.message, l.element, l.disposition,
                            sum(d.occurrences) as occurrences, sum(d.bytes) as bytes
                        from ledger_line l join %s
                        group by l.direction, l.peer, l.message, l.element, l.disposition
                        """
                                .formatted(which),
                        LedgerShelf::row,
                        values));
    }

    private static LedgerRow row(Row row) throws SQLException {
        return new LedgerRow(
                new LedgerKey(
                        row.label("peer"),
                        row.choice("direction", Direction.class),
                        row.label("message"),
                        row.text("element")),
                row.choice("disposition", Disposition.class),
                row.number("occurrences"),
                row.number("bytes"));
    }

    /** The sums of the hours of one day, one for each hour and fate; none once hours are gone. */
    List<HourSum> hours(LocalDate day) {
        return database.work(transaction ->
                transaction.rows(
                        HOURS_OF_A_DAY,
                        row ->
                                HourSum.of(
                                        row.moment("begins_at"),
                                        row.choice("disposition", Disposition.class),
                                        row.number("occurrences")),
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** The day to which an hour belongs. */
    LocalDate day(Instant hour) {
        return LocalDate.ofInstant(hour, zone);
    }

    /** The oldest day of which anything is kept. */
    public Optional<LocalDate> firstDay() {
        return database.work(transaction ->
                        transaction.first(
                                "select min(on_day) as on_day from ledger_peer_day",
                                row -> row.maybeDay("on_day")))
                .flatMap(each -> each);
    }
}
