package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * The staff who may sign in at the console. Passwords are kept as Argon2id hashes, recovery codes
 * as SHA-256, for those are drawn and long; failed attempts are not kept at all. Any thread but an
 * event loop: a password takes some thirty milliseconds.
 */
public final class ConsoleUsers {
    private static final String ALL =
            """
            select u.name, u.added_at, u.disabled_at, u.password_at, u.password_ends,
                (select count(*) from recovery_code c
                    where c.user_name = u.name and c.spent_at is null) as codes,
                (select count(*) from passkey p where p.user_name = u.name) as passkeys
            from console_user u order by u.name
            """;

    private final Database database;
    private final PasswordCheck passwordCheck;
    private final InstantSource clock;

    ConsoleUsers(Database database, InstantSource clock) {
        this.database = database;
        this.passwordCheck = new PasswordCheck(database, clock);
        this.clock = clock;
    }

    /**
     * Adds one of the staff.
     *
     * @param password in UTF-8, stays the caller's to wipe
     * @throws ArchiveTrouble with {@link Reason#CONFLICT} where there is one of this name
     */
    public void add(StaffName name, ByteBuf password, Set<Role> roles) {
        add(name, password, Optional.empty(), roles);
    }

    /**
     * Adds one of the staff with a password that somebody else has seen.
     *
     * @param password in UTF-8, stays the caller's to wipe
     * @param ends from when on nobody is let in by it
     * @throws ArchiveTrouble with {@link Reason#CONFLICT} where there is one of this name
     */
    public void add(StaffName name, ByteBuf password, Instant ends, Set<Role> roles) {
        add(name, password, Optional.of(ends), roles);
    }

    private void add(StaffName name, ByteBuf password, Optional<Instant> ends, Set<Role> roles) {
        if (name.isOurs()) {
            throw new ArchiveTrouble(Reason.CONFLICT);
        }
        String hash = StaffSecrets.hashed(password);
        database.alter(transaction -> {
            transaction.change(
                    """
                    insert into console_user (name, added_at, disabled_at, password, password_at, password_ends)
                    values (?, ?, null, ?, ?, ?)
                    """,
                    name,
                    clock.instant(),
                    hash,
                    clock.instant(),
                    ends);
            putRoles(transaction, name, roles);
        });
    }

    /** One of the staff, disabled or not. */
    public Optional<ConsoleUser> find(StaffName name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** All of the staff, disabled or not, by name. */
    public List<ConsoleUser> all() {
        return database.work(transaction -> {
            Map<StaffName, Set<Role>> roles = roles(transaction);
            return transaction.rows(
                    ALL,
                    row ->
                            new ConsoleUser(
                                    row.staff("name"),
                                    roles.getOrDefault(row.staff("name"), Set.of()),
                                    row.moment("added_at"),
                                    row.maybeMoment("disabled_at"),
                                    row.moment("password_at"),
                                    row.maybeMoment("password_ends"),
                                    Math.toIntExact(row.number("codes")),
                                    Math.toIntExact(row.number("passkeys"))));
        });
    }

    /** From now on they may not sign in; a second call changes nothing. */
    public void disable(StaffName name) {
        database.alter(transaction ->
                transaction.change(
                        "update console_user set disabled_at = ? where name = ? and disabled_at is null",
                        clock.instant(),
                        name));
    }

    /** From now on they may sign in again. */
    public void enable(StaffName name) {
        database.alter(transaction ->
                transaction.change(
                        "update console_user set disabled_at = null where name = ?", name));
    }

    /** Gives these roles instead of those before. */
    public void giveRoles(StaffName name, Set<Role> roles) {
        database.alter(transaction -> putRoles(transaction, name, roles));
    }

    /**
     * Sets a password instead of the one before.
     *
     * @param password in UTF-8, stays the caller's to wipe
     */
    public void setPassword(StaffName name, ByteBuf password) {
        String hash = StaffSecrets.hashed(password);
        database.alter(transaction ->
                transaction.change(
                        "update console_user set password = ?, password_at = ?, password_ends = null where name = ?",
                        hash,
                        clock.instant(),
                        name));
    }

    /**
     * Puts another first password in the place of one that was drawn before.
     *
     * @param password in UTF-8, stays the caller's to wipe
     * @param ends from when on nobody is let in by it
     * @return whether it was done; whoever has set a password of their own keeps it
     */
    public boolean setFirstPassword(StaffName name, ByteBuf password, Instant ends) {
        String hash = StaffSecrets.hashed(password);
        return database.work(transaction ->
                transaction.change(
                                """
                                update console_user
                                set password = ?, password_at = ?, password_ends = ?
                                where name = ? and password_ends is not null
                                """,
                                hash,
                                clock.instant(),
                                ends,
                                name)
                        == 1);
    }

    /**
     * Whether this is the password of somebody who may sign in. Takes as long where there is nobody
     * of this name. A hash that another version made in another way is made anew.
     *
     * @param password in UTF-8, stays the caller's to wipe
     */
    public boolean hasPassword(StaffName name, ByteBuf password) {
        return passwordCheck.isRight(name, password);
    }

    /**
     * Puts these recovery codes in the place of those before.
     *
     * @param codes each of at least 80 random bits, as its owner will type it; stay the caller's
     */
    public void setRecoveryCodes(StaffName name, List<ByteBuf> codes) {
        List<List<Object>> rows =
                codes.stream()
                        .map(code -> List.<Object>of(name, StaffSecrets.digest(code)))
                        .toList();
        database.alter(transaction -> {
            transaction.change("delete from recovery_code where user_name = ?", name);
            transaction.changeAll(
                    "insert into recovery_code (user_name, sha256) values (?, ?)", rows);
        });
    }

    /** Whether this is a recovery code that was still good; from now on it is not. */
    public boolean spendRecoveryCode(StaffName name, ByteBuf code) {
        return database.work(transaction ->
                transaction.change(
                                """
                                update recovery_code set spent_at = ?
                                where user_name = ? and sha256 = ? and spent_at is null
                                    and exists (select 1 from console_user u
                                        where u.name = user_name and u.disabled_at is null)
                                """,
                                clock.instant(),
                                name,
                                StaffSecrets.digest(code))
                        == 1);
    }

    private static void putRoles(Transaction transaction, StaffName name, Set<Role> roles)
            throws SQLException {
        transaction.change("delete from console_role where user_name = ?", name);
        transaction.changeAll(
                "insert into console_role (user_name, role_name) values (?, ?)",
                roles.stream().map(role -> List.<Object>of(name, role)).toList());
    }

    private static Map<StaffName, Set<Role>> roles(Transaction transaction) throws SQLException {
        Map<StaffName, Set<Role>> roles = new HashMap<>();
        transaction.each(
                "select user_name, role_name from console_role",
                row ->
                        roles.computeIfAbsent(
                                        row.staff("user_name"), _ -> EnumSet.noneOf(Role.class))
                                .add(row.choice("role_name", Role.class)));
        return roles;
    }
}
