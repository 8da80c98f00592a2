package org.carrel.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** What of {@code storage} goes together, which the schema cannot say. */
final class StorageCheck {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern SECRET =
            Pattern.compile("[?&](password|sslpassword)=", Pattern.CASE_INSENSITIVE);

    private StorageCheck() {}

    static void look(Section section) {
        Section jdbc = section.child("jdbc");
        Optional<String> address = jdbc.text();
        if (address.isEmpty()) {
            return;
        }
        if (!address.get().startsWith(POSTGRESQL)) {
            jdbc.error(
                    "is no address of a PostgreSQL database",
                    "write jdbc:postgresql://HOST/DATABASE, or leave it out for the built-in one");
        }
        if (SECRET.matcher(address.get()).find()) {
            jdbc.error(
                    "holds a password", "write it as storage.login.password, which is a reference");
        }
        if (!section.child("path").exists() || !section.child("key").exists()) {
            jdbc.error(
                    "needs storage.path and storage.key beside it",
                    "keys and receipts are files of this machine; name a folder for them, and a key");
        }
    }
}
