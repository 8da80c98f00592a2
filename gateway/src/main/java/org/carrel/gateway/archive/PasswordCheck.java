package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import java.time.InstantSource;
import java.util.Optional;
import org.carrel.config.Argon2id;
import org.carrel.gateway.access.Argon2;

/** Compares what somebody typed with the hash of their password. Any thread but an event loop. */
final class PasswordCheck {
    private static final Argon2id NOBODYS = Argon2.hashed(new byte[32]);

    private final Database database;
    private final InstantSource clock;

    PasswordCheck(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Whether this is the password of somebody who may sign in; in the same time where there is
     * nobody of this name. A right one is hashed anew where another version hashed it otherwise, so
     * that dearer hashes reach all who sign in.
     *
     * @param password in UTF-8, stays the caller's to wipe
     */
    boolean isRight(StaffName name, ByteBuf password) {
        Optional<Argon2id> known = known(name);
        if (!Argon2.matches(known.orElse(NOBODYS), password) || known.isEmpty()) {
            return false;
        }
        known.filter(each -> !Argon2.isUpToDate(each))
                .ifPresent(each -> makeAnew(name, each, password));
        return true;
    }

    private Optional<Argon2id> known(StaffName name) {
        return database.work(transaction ->
                        transaction.first(
                                """
                                select password from console_user
                                where name = ? and disabled_at is null
                                    and (password_ends is null or password_ends > ?)
                                """,
                                row -> row.text("password"),
                                name,
                                clock.instant()))
                .flatMap(Argon2id::parse);
    }

    /** Unless it was changed meanwhile. */
    private void makeAnew(StaffName name, Argon2id before, ByteBuf password) {
        String hash = StaffSecrets.hashed(password);
        database.alter(transaction ->
                transaction.change(
                        "update console_user set password = ? where name = ? and password = ?",
                        hash,
                        name,
                        before.text()));
    }
}
