package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.carrel.config.Kept;

/**
 * Destroys what was kept for long enough, proves that it is gone, and signs a receipt. A deleted
 * row would stay in the built-in database's file, so that is written anew before anything is
 * proved. A run that was cut off is finished by the next. Any thread, and several gateways on one
 * database server, of which one does what is due.
 */
public final class Retention {
    private static final String MARK = "destroying-";
    private static final String RAN = "retention-ran";

    private final Database database;
    private final AuditTrail trail;
    private final ConfigVersions versions;
    private final SigningKeys keys;
    private final Clock clock;
    private final String software;

    Retention(Books books, SigningKeys keys, Clock clock, String software) {
        this.database = books.database();
        this.trail = books.trail();
        this.versions = books.versions();
        this.keys = keys;
        this.clock = clock;
        this.software = software;
    }

    /** Where it destroys, where it notes that, and under which configuration. */
    record Books(Database database, AuditTrail trail, ConfigVersions versions) {}

    /** Does what is due after the usual times. */
    public List<Destruction> run() {
        return run(Map.of(), () -> true);
    }

    /**
     * Does what is due, and gives the receipts of what was destroyed.
     *
     * @param keepDays what is kept for less than the usual time
     * @param goOn is asked before each day's worth; where it says no, what is left is the next
     *     run's
     */
    public List<Destruction> run(Map<Kept, Integer> keepDays, BooleanSupplier goOn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (DataClass each : DataClass.values()) {
            for (Instant upTo : days(each, limit(each, keepDays, now))) {
                if (!goOn.getAsBoolean()) {
                    return List.of();
                }
                destroy(each, upTo);
            }
        }
        if (isAnythingUnproved()) {
            forgetLines();
            database.compact();
        }
        List<Destruction> receipts = new ArrayList<>();
        for (DataClass each : DataClass.values()) {
            receipt(each, limit(each, keepDays, now), now).ifPresent(receipts::add);
        }
        database.alter(transaction -> mark(transaction, RAN, today().toEpochDay()));
        return receipts;
    }

    /** Whether today's run is still to come. */
    public boolean isDue() {
        return lastRun().filter(day -> !day.isBefore(today())).isEmpty();
    }

    /** The day of the last run; none where there never was one. */
    public Optional<LocalDate> lastRun() {
        return database.work(transaction ->
                transaction.first(
                        "select number from mark where name = ?",
                        row -> LocalDate.ofEpochDay(row.number("number")),
                        RAN));
    }

    /**
     * Up to which moments is destroyed in turn: a day more each time, so that nobody who waits for
     * the trail waits for long, and a gateway that ends neither.
     */
    private List<Instant> days(DataClass old, Instant limit) {
        return database
                .work(transaction ->
                        transaction.first(
                                old.oldest(),
                                row ->
                                        old.isByDay()
                                                ? start(row.day("oldest"))
                                                : row.moment("oldest"),
                                bound(old, limit)))
                .stream()
                .flatMap(oldest ->
                        Stream.concat(
                                Stream.iterate(
                                                oldest.plus(Period.ofDays(1)),
                                                each -> each.plus(Period.ofDays(1)))
                                        .takeWhile(limit::isAfter),
                                Stream.of(limit)))
                .toList();
    }

    /** Deletes, and notes in the same step how much still has no receipt. */
    private void destroy(DataClass old, Instant limit) {
        database.alter(transaction -> {
            if (Holds.keep(transaction, old)) {
                return;
            }
            long rows = 0;
            for (String which : old.rows()) {
                rows += transaction.change("delete from " + which, bound(old, limit));
            }
            if (rows > 0) {
                long open = unproved(transaction, old);
                mark(transaction, MARK + Words.of(old), open + rows);
            }
        });
    }

    /** Deletes the ledger's lines of which there are no sums any more. */
    private void forgetLines() {
        database.alter(transaction ->
                transaction.change(
                        """
                        delete from ledger_line where id not in (select line from ledger_day)
                            and id not in (select line from ledger_hour)
                        """));
    }

    private Optional<Destruction> receipt(DataClass old, Instant limit, Instant now) {
        return database.work(transaction -> {
            if (Holds.keep(transaction, old)) {
                return Optional.empty();
            }
            long rows = unproved(transaction, old); // no other gateway proves the same
            if (rows == 0) {
                return Optional.empty();
            }
            long left = 0;
            for (String which : old.rows()) {
                left += transaction.number("select count(*) from " + which, bound(old, limit));
            }
            AuditEntry line =
                    trail.append(
                            transaction,
                            Act.byItself(
                                    StaffName.GATEWAY,
                                    AuditAct.DESTROYED,
                                    new Subject(Words.of(old)),
                                    rows));
            Destruction words = words(transaction, old, limit, now, new Sum(rows, left, line));
            Destruction signed = words.signed(keys.sign(words.words()));
            Destructions.insert(transaction, signed);
            transaction.change("delete from mark where name = ?", MARK + Words.of(old));
            return Optional.of(signed);
        });
    }

    /** What a destruction came to. */
    private record Sum(long rows, long left, AuditEntry line) {}

    private Destruction words(
            Transaction transaction, DataClass old, Instant limit, Instant now, Sum sum)
            throws SQLException {
        return new Destruction(
                1 + transaction.number("select max(number) from destruction"),
                now,
                old,
                limit,
                sum.rows(),
                sum.left() == 0,
                software,
                versions.inForce().map(ConfigVersion::sha256).orElse(AuditEntry.START),
                sum.line().number(),
                "",
                "");
    }

    /** Whether this run, or one that ended early, deleted what may still be in the file. */
    private boolean isAnythingUnproved() {
        return database.work(transaction ->
                transaction.number("select count(*) from mark where name like ?", MARK + "%") > 0);
    }

    private static long unproved(Transaction transaction, DataClass old) throws SQLException {
        return transaction.number("select number from mark where name = ?", MARK + Words.of(old));
    }

    private static void mark(Transaction transaction, String name, long number)
            throws SQLException {
        if (transaction.change("update mark set number = ? where name = ?", number, name) == 0) {
            transaction.change("insert into mark (name, number) values (?, ?)", name, number);
        }
    }

    private Instant limit(DataClass old, Map<Kept, Integer> keepDays, Instant now) {
        Integer days = keepDays.get(old.kept());
        Period period = days == null ? old.period() : Period.ofDays(days);
        return now.atZone(clock.getZone()).minus(period).toInstant();
    }

    private Object bound(DataClass old, Instant limit) {
        return old.isByDay() ? LocalDate.ofInstant(limit, clock.getZone()) : limit;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
