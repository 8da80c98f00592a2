package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ContractAnswers.Answer;
import org.carrel.gateway.archive.ContractAnswers.Reply;
import org.carrel.gateway.archive.Vendor.Basis;

/** What the library knows of its vendors, and when it last looked. Any thread. */
public final class VendorRegistry {
    private final Database database;
    private final InstantSource clock;

    VendorRegistry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what is known of a vendor instead of what was known before. */
    public void put(Vendor vendor) {
        database.alter(transaction -> {
            if (update(transaction, vendor) == 0) {
                transaction.change(INSERT, values(vendor));
            }
            transaction.change("delete from sub_processor where vendor = ?", vendor.name());
            transaction.changeAll(
                    "insert into sub_processor (vendor, name, country, purpose) values (?, ?, ?, ?)",
                    vendor.subProcessors().stream()
                            .map(each ->
                                    List.<Object>of(
                                            vendor.name(),
                                            each.name(),
                                            each.country(),
                                            each.purpose()))
                            .toList());
        });
    }

    /** What is known of one. */
    public Optional<Vendor> find(Label name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** All of them, by name. */
    public List<Vendor> all() {
        return database.work(transaction -> {
            Map<Label, List<SubProcessor>> others = subProcessors(transaction);
            return transaction.rows(
                    "select * from vendor order by name",
                    row -> read(row, others.getOrDefault(row.label("name"), List.of())));
        });
    }

    /** Forgets one, with the copies of what it published. */
    public boolean remove(Label name) {
        return database.work(transaction -> {
            transaction.change("delete from sub_processor where vendor = ?", name);
            transaction.change("delete from vendor_policy where vendor = ?", name);
            return transaction.change("delete from vendor where name = ?", name) == 1;
        });
    }

    /**
     * Notes that one was looked at.
     *
     * @param due by when that is to be done again
     */
    public boolean reviewed(Label name, LocalDate on, LocalDate due) {
        return database.work(transaction ->
                transaction.change(
                                """
                                update vendor set reviewed_on = ?, review_due = ?, changed_at = ?
                                where name = ?
                                """,
                                on,
                                due,
                                clock.instant(),
                                name)
                        == 1);
    }

    /** Those that had to be looked at before today and were not. */
    public Set<Label> lapsed(LocalDate today) {
        return database.work(transaction ->
                transaction
                        .rows(
                                "select name from vendor where review_due < ?",
                                row -> row.label("name"),
                                today)
                        .stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Keeps a copy of what a vendor published, unless it is the copy that was taken last.
     *
     * @param text at most a million characters
     * @return whether it is new
     */
    public boolean keepPolicy(Label name, String text) {
        String sha256 = AuditEntry.digest(text);
        boolean known =
                policies(name).stream()
                        .findFirst()
                        .map(VendorPolicy::sha256)
                        .filter(sha256::equals)
                        .isPresent();
        if (!known) {
            database.alter(transaction ->
                    transaction.change(
                            "insert into vendor_policy (vendor, taken_at, sha256, content) values (?, ?, ?, ?)",
                            name,
                            clock.instant(),
                            sha256,
                            text));
        }
        return !known;
    }

    /** The copies of what it published, the newest first. */
    public List<VendorPolicy> policies(Label name) {
        return database.work(transaction ->
                transaction.rows(
                        "select * from vendor_policy where vendor = ? order by taken_at desc",
                        row ->
                                new VendorPolicy(
                                        row.label("vendor"),
                                        row.moment("taken_at"),
                                        row.text("sha256"),
                                        row.text("content")),
                        name));
    }

    private static final String INSERT =
            """
            insert into vendor (changed_at, basis, contact, collects, collects_words,
                discloses, discloses_words, resells, resells_words, keeps, keeps_words,
                breach, legal_requests, reviewed_on, review_due, name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            update vendor set changed_at = ?, basis = ?, contact = ?, collects = ?,
                collects_words = ?, discloses = ?, discloses_words = ?, resells = ?,
                resells_words = ?, keeps = ?, keeps_words = ?, breach = ?, legal_requests = ?,
                reviewed_on = ?, review_due = ?
            where name = ?
            """;

    private int update(Transaction transaction, Vendor vendor) throws SQLException {
        return transaction.change(UPDATE, values(vendor));
    }

    private Object[] values(Vendor vendor) {
        List<Object> values = new ArrayList<>();
        values.add(clock.instant());
        values.add(vendor.basis());
        values.add(vendor.contact());
        ContractAnswers answers = vendor.answers();
        for (Answer answer :
                List.of(
                        answers.collects(),
                        answers.discloses(),
                        answers.resells(),
                        answers.keeps())) {
            values.add(answer.reply());
            values.add(answer.words());
        }
        values.add(vendor.breach());
        values.add(vendor.legalRequests());
        values.add(vendor.reviewed());
        values.add(vendor.reviewDue());
        values.add(vendor.name());
        return values.toArray();
    }

    private static Map<Label, List<SubProcessor>> subProcessors(Transaction transaction)
            throws SQLException {
        Map<Label, List<SubProcessor>> all = new HashMap<>();
        transaction.each(
                "select * from sub_processor order by vendor, name",
                row ->
                        all.computeIfAbsent(row.label("vendor"), _ -> new ArrayList<>())
                                .add(
                                        new SubProcessor(
                                                row.text("name"),
                                                row.text("country"),
                                                row.text("purpose"))));
        return all;
    }

    private static Vendor read(Row row, List<SubProcessor> others) throws SQLException {
        return new Vendor(
                row.label("name"),
                row.choice("basis", Basis.class),
                row.text("contact"),
                new ContractAnswers(
                        answer(row, "collects"),
                        answer(row, "discloses"),
                        answer(row, "resells"),
                        answer(row, "keeps")),
                row.text("breach"),
                row.text("legal_requests"),
                others,
                row.maybeDay("reviewed_on"),
                row.maybeDay("review_due"));
    }

    private static Answer answer(Row row, String question) throws SQLException {
        return new Answer(row.choice(question, Reply.class), row.text(question + "_words"));
    }
}
