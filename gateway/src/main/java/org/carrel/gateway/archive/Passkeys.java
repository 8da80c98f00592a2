package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;

/** The staff's passkeys. Any thread. */
public final class Passkeys {
    private final Database database;
    private final InstantSource clock;

    Passkeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds one.
     *
     * @param id Base64url, as are the key's bytes; see {@link Passkey}
     * @throws ArchiveTrouble with CONFLICT where it is known, or nobody has the owner's name
     */
    public void add(String id, StaffName owner, String publicKey, long signCount, Label label) {
        database.alter(transaction ->
                transaction.change(
                        """
                        insert into passkey (id, user_name, public_key, sign_count, label, added_at)
                        values (?, ?, ?, ?, ?, ?)
                        """,
                        id,
                        owner,
                        publicKey,
                        signCount,
                        label,
                        clock.instant()));
    }

    /** Those of one of the staff, the oldest first. */
    public List<Passkey> of(StaffName owner) {
        return database.work(transaction ->
                transaction.rows(
                        "select * from passkey where user_name = ? order by added_at, id",
                        Passkeys::read,
                        owner));
    }

    /** The one of this id. */
    public Optional<Passkey> find(String id) {
        return database.work(transaction ->
                transaction.first("select * from passkey where id = ?", Passkeys::read, id));
    }

    /**
     * Takes note of how often it says that it has signed.
     *
     * @return whether that is more than before, or both are 0 because it does not count; if not,
     *     somebody may have copied it
     */
    public boolean count(String id, long signCount) {
        return database.work(transaction ->
                transaction.change(
                                """
                                update passkey set sign_count = ?
                                where id = ? and (sign_count < ? or (sign_count = 0 and ? = 0))
                                """,
                                signCount,
                                id,
                                signCount,
                                signCount)
                        == 1);
    }

    /** Removes one, if it is the owner's. */
    public boolean remove(String id, StaffName owner) {
        return database.work(transaction ->
                transaction.change("delete from passkey where id = ? and user_name = ?", id, owner)
                        == 1);
    }

    private static Passkey read(Row row) throws SQLException {
        return new Passkey(
                row.text("id"),
                row.staff("user_name"),
                row.text("public_key"),
                row.number("sign_count"),
                row.label("label"),
                row.moment("added_at"));
    }
}
