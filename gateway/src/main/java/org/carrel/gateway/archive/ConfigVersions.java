package org.carrel.gateway.archive;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.archive.ConfigVersion.State;

/**
 * Every version of the configuration, with its author, its reason and who agreed. A text of it
 * holds references to secrets and no secret. Any thread.
 */
public final class ConfigVersions {
    private static final String COLUMNS =
            """
            select number, made_at, author, reason, state, decided_by, decided_at, in_force_at, sha256
            from config_version
            """;

    private static final int CONTEXT = 3;

    private final Database database;
    private final InstantSource clock;

    ConfigVersions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps a draft, which somebody else must approve before it can be in force.
     *
     * @param text at most a million characters
     * @param reason at most 400 characters
     */
    public ConfigVersion draft(String text, StaffName author, String reason) {
        return database.work(transaction -> insert(transaction, text, author, reason, State.DRAFT));
    }

    /**
     * Keeps what was found in the configuration's file as in force, unless it is what was in force
     * before.
     *
     * @return the version that is in force now
     */
    public ConfigVersion found(String text, String reason) {
        return database.work(transaction -> {
            Optional<ConfigVersion> before = inForce(transaction);
            if (before.filter(each -> each.sha256().equals(AuditEntry.digest(text))).isPresent()) {
                return before.get();
            }
            ConfigVersion version =
                    insert(transaction, text, StaffName.FILE, reason, State.APPROVED);
            enforce(transaction, version.number());
            return find(transaction, version.number()).orElse(version);
        });
    }

    /**
     * Keeps what one person put in force alone, at a gateway that never had a door. Nobody decided
     * on it.
     *
     * @param reason at most 400 characters
     */
    public ConfigVersion begun(String text, StaffName author, String reason) {
        return database.work(transaction -> {
            ConfigVersion version = insert(transaction, text, author, reason, State.APPROVED);
            enforce(transaction, version.number());
            return find(transaction, version.number()).orElse(version);
        });
    }

    /**
     * Somebody else's yes to a draft.
     *
     * @return whether it was a draft, and of another author
     */
    public boolean approve(long number, StaffName by) {
        return decide(number, by, State.APPROVED);
    }

    /**
     * Somebody's no to a draft; its author may take it back so, too.
     *
     * @return whether it was a draft
     */
    public boolean reject(long number, StaffName by) {
        return decide(number, by, State.REJECTED);
    }

    /**
     * Notes that a version is in force from now on.
     *
     * @return whether it was approved, as it must be
     */
    public boolean putInForce(long number) {
        return database.work(transaction -> enforce(transaction, number) == 1);
    }

    /** The version that was put in force last. */
    public Optional<ConfigVersion> inForce() {
        return database.work(ConfigVersions::inForce);
    }

    /** All of them, the newest first. */
    public List<ConfigVersion> all() {
        return database.work(transaction ->
                transaction.rows(COLUMNS + "order by number desc", ConfigVersions::read));
    }

    /** One of them. */
    public Optional<ConfigVersion> find(long number) {
        return database.work(transaction -> find(transaction, number));
    }

    /** Its text. */
    public Optional<String> text(long number) {
        return database.work(transaction ->
                transaction.first(
                        "select content from config_version where number = ?",
                        row -> row.text("content"),
                        number));
    }

    /**
     * What changed from one to the other, in the usual lines that begin with {@code +}, {@code -},
     * {@code @@} or a blank; none where nothing did or one of them is not there.
     */
    public List<String> difference(long from, long to) {
        List<String> before = text(from).map(text -> text.lines().toList()).orElse(List.of());
        List<String> after = text(to).map(text -> text.lines().toList()).orElse(List.of());
        return UnifiedDiffUtils.generateUnifiedDiff(
                "version " + from, "version " + to, before, DiffUtils.diff(before, after), CONTEXT);
    }

    private boolean decide(long number, StaffName by, State state) {
        return database.work(transaction ->
                transaction.change(
                                """
                                update config_version set state = ?, decided_by = ?, decided_at = ?
                                where number = ? and state = 'draft'
                                    and (author <> ? or ? = 'rejected')
                                """,
                                state,
                                by,
                                clock.instant(),
                                number,
                                by,
                                state)
                        == 1);
    }

    private ConfigVersion insert(
            Transaction transaction, String text, StaffName author, String reason, State state)
            throws SQLException {
        long number = 1 + transaction.number("select max(number) from config_version");
        transaction.change(
                """
                insert into config_version (number, made_at, author, reason, state, sha256, content)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                number,
                clock.instant(),
                author,
                reason,
                state,
                AuditEntry.digest(text),
                text);
        return find(transaction, number).orElseThrow(() -> new ArchiveTrouble(Reason.ALTERED));
    }

    private int enforce(Transaction transaction, long number) throws SQLException {
        return transaction.change(
                """
                update config_version set in_force_at = ? where number = ? and state = 'approved'
                """,
                clock.instant(),
                number);
    }

    private static Optional<ConfigVersion> inForce(Transaction transaction) throws SQLException {
        return transaction.first(
                COLUMNS
                        + """
                        where in_force_at is not null
                        order by in_force_at desc, number desc fetch first 1 rows only
                        """,
                ConfigVersions::read);
    }

    private static Optional<ConfigVersion> find(Transaction transaction, long number)
            throws SQLException {
        return transaction.first(COLUMNS + "where number = ?", ConfigVersions::read, number);
    }

    private static ConfigVersion read(Row row) throws SQLException {
        return new ConfigVersion(
                row.number("number"),
                row.moment("made_at"),
                row.staff("author"),
                row.text("reason"),
                row.choice("state", State.class),
                row.maybeStaff("decided_by"),
                row.maybeMoment("decided_at"),
                row.maybeMoment("in_force_at"),
                row.text("sha256"));
    }
}
