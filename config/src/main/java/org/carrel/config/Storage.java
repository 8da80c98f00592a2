package org.carrel.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the gateway keeps what outlives a restart; nothing of it is about one person.
 *
 * @param path the folder of the built-in database, of keys and of receipts
 * @param jdbc the address of a PostgreSQL server's database, instead of the built-in one
 * @param login who we are there; none where the server knows us by other means
 * @param key opens what is kept encrypted
 * @param previousKey what opened it before, until all is wrapped by {@code key}
 * @param officer the public key, Ed25519 as PEM, of the second officer who must agree before tokens
 *     are turned back into cards
 * @param keepDays what is kept for less than the usual time, and for how many days
 */
public record Storage(
        Optional<Path> path,
        Optional<String> jdbc,
        Optional<Account> login,
        Optional<StorageKey> key,
        Optional<StorageKey> previousKey,
        Optional<Path> officer,
        Map<Kept, Integer> keepDays) {
    public Storage {
        keepDays = Map.copyOf(keepDays);
    }

    /** A name and a password at the database server. */
    public record Account(String user, Secret password) {}
}
