package org.carrel.gateway.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * Who did what to the gateway, in a chain to which lines are only added. When a line was appended,
 * it is written. Any thread, and several gateways on one database server.
 */
public final class AuditTrail {
    private static final String COLUMNS =
            "select number, made_at, who, role_name, act, subject, amount, sha256 from audit_entry ";

    private final Database database;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param zone whose midnight ends a day
     */
    AuditTrail(Database database, SigningKeys keys, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.zone = zone;
    }

    private record Tail(long number, String sha256) {}

    /** Adds a line. */
    public AuditEntry append(Act act) {
        return database.work(transaction -> append(transaction, act));
    }

    /**
     * Lets no other gateway past here until the transaction is over; the same as appending does.
     */
    static void alone(Transaction transaction) throws SQLException {
        tail(transaction, " for update");
    }

    /** Adds a line if, and only if, the rest of the transaction is done. */
    AuditEntry append(Transaction transaction, Act act) throws SQLException {
        Tail tail = tail(transaction, " for update");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditEntry entry = AuditEntry.after(tail.sha256(), tail.number() + 1, now, act);
        transaction.change(
                """
                insert into audit_entry
                    (number, made_at, who, role_name, act, subject, amount, sha256)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.number(),
                entry.time(),
                act.who(),
                AuditEntry.role(act.role()),
                act.what(),
                act.subject().text(),
                act.amount(),
                entry.sha256());
        transaction.change(
                "update audit_tail set number = ?, sha256 = ? where chain = 'audit'",
                entry.number(),
                entry.sha256());
        return entry;
    }

    /**
     * A page of it, the newest first.
     *
     * @param before only lines of smaller numbers; {@link Long#MAX_VALUE} for the newest
     */
    public List<AuditEntry> page(long before, int lines) {
        return some("where number < ? order by number desc", before, lines);
    }

    /**
     * What followed on a line, the oldest first.
     *
     * @param number of the line; 0 for all from the first
     */
    public List<AuditEntry> after(long number, int lines) {
        return some("where number > ? order by number", number, lines);
    }

    private List<AuditEntry> some(String which, long number, int lines) {
        String text = COLUMNS + which + " fetch first ? rows only";
        return database.work(
                transaction -> transaction.rows(text, AuditTrail::entry, number, lines));
    }

    /** Looks through the whole chain. */
    public ChainVerdict verify() {
        return database.work(transaction -> {
            ChainCheck check = new ChainCheck();
            transaction.each(COLUMNS + "order by number", row -> check.next(entry(row)));
            Tail tail = tail(transaction, "");
            check.end(tail.number(), tail.sha256());
            Map<String, String> published = SigningKeys.published(transaction);
            for (AuditHead head : heads(transaction)) {
                check.head(head, published);
            }
            return check.found();
        });
    }

    /** The heads of all days that are over, the oldest first. */
    public List<AuditHead> heads() {
        return database.work(AuditTrail::heads);
    }

    /**
     * Signs the heads of days that are over and have lines; to be called once a day or more often.
     *
     * @return how many were signed
     */
    public int closeDays() {
        Map<LocalDate, AuditEntry> lasts = new TreeMap<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate closed =
                heads().stream()
                        .map(AuditHead::day)
                        .max(LocalDate::compareTo)
                        .orElse(LocalDate.EPOCH);
        Instant begin = closed.plusDays(1).atStartOfDay(zone).toInstant();
        database.alter(transaction ->
                transaction.each(
                        COLUMNS + "where made_at >= ? order by number",
                        row -> {
                            AuditEntry entry = entry(row);
                            lasts.put(LocalDate.ofInstant(entry.time(), zone), entry);
                        },
                        begin));
        lasts.keySet().removeIf(day -> !day.isBefore(today) || !day.isAfter(closed));
        lasts.forEach(this::sign);
        return lasts.size();
    }

    /**
     * Writes all of it as text, which {@code carrel verify} reads without the gateway.
     *
     * @throws UncheckedIOException where the target cannot be written to
     */
    public void export(Appendable to) {
        add(to, AuditText.FIRST);
        database.look(transaction -> {
            transaction.each(COLUMNS + "order by number", row -> add(to, entry(row).line()));
            heads(transaction).forEach(head -> add(to, head.line()));
            Destructions.all(transaction).forEach(each -> add(to, each.line()));
            for (String published : new TreeMap<>(SigningKeys.published(transaction)).values()) {
                add(to, AuditText.KEY + published);
            }
            Tail tail = tail(transaction, "");
            add(to, AuditText.end(tail.number(), tail.sha256()));
        });
    }

    /**
     * Adds those of some acts that were not added yet.
     *
     * @param of what they are read from; up to 60 characters
     * @param acts all of them, in an order that stays
     */
    public void addFrom(String of, List<Act> acts) {
        database.alter(transaction -> {
            long known = transaction.number("select number from mark where name = ?", of);
            for (Act act : acts.subList((int) Math.min(known, acts.size()), acts.size())) {
                append(transaction, act);
            }
            if (transaction.change("update mark set number = ? where name = ?", acts.size(), of)
                    == 0) {
                transaction.change(
                        "insert into mark (name, number) values (?, ?)", of, acts.size());
            }
        });
    }

    private static void add(Appendable to, String line) {
        try {
            to.append(line).append('\n');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void sign(LocalDate day, AuditEntry last) {
        Signature signature = keys.sign(AuditHead.words(day, last.number(), last.sha256()));
        database.alter(transaction -> {
            alone(transaction);
            if (transaction.number("select count(*) from audit_head where on_day = ?", day) == 0) {
                transaction.change(
                        """
                        insert into audit_head (on_day, number, sha256, signed_by, signature)
                        values (?, ?, ?, ?, ?)
                        """,
                        day,
                        last.number(),
                        last.sha256(),
                        signature.key(),
                        signature.value());
            }
        });
    }

    private static Tail tail(Transaction transaction, String lock) throws SQLException {
        return transaction
                .first(
                        "select number, sha256 from audit_tail where chain = 'audit'" + lock,
                        row -> new Tail(row.number("number"), row.text("sha256")))
                .orElseThrow(() -> new ArchiveTrouble(Reason.ALTERED));
    }

    private static List<AuditHead> heads(Transaction transaction) throws SQLException {
        return transaction.rows(
                "select * from audit_head order by on_day",
                row ->
                        new AuditHead(
                                row.day("on_day"),
                                row.number("number"),
                                row.text("sha256"),
                                row.text("signed_by"),
                                row.text("signature")));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        String role = row.text("role_name");
        Act act =
                new Act(
                        row.staff("who"),
                        role.equals("-")
                                ? Optional.empty()
                                : Optional.of(row.choice("role_name", Role.class)),
                        row.choice("act", AuditAct.class),
                        new Subject(row.text("subject")),
                        row.number("amount"));
        return new AuditEntry(row.number("number"), row.moment("made_at"), act, row.text("sha256"));
    }
}
