package org.carrel.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** What of {@code storage} goes together, which the schema cannot say. */
final class StorageCheck {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern SECRET =
            Pattern.compile("[?&](password|sslpassword)=", Pattern.CASE_INSENSITIVE);

    /** The driver's own default, {@code prefer}, speaks plain text to whoever wants it so. */
    private static final Pattern CERTAIN =
            Pattern.compile("[?&]sslmode=(disable|require|verify-ca|verify-full)(&|$)");

    private StorageCheck() {}

    static void look(Section section) {
        previousKey(section);
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
        if (address.get().startsWith(POSTGRESQL) && !CERTAIN.matcher(address.get()).find()) {
            jdbc.error(
                    "leaves it to the server whether the connection is encrypted",
                    "add ?sslmode=verify-full; or sslmode=disable for a server on this machine");
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

    private static void previousKey(Section section) {
        Section previous = section.child("previous-key");
        if (!previous.exists()) {
            return;
        }
        if (!section.child("path").exists() || !section.child("key").exists()) {
            previous.error(
                    "needs storage.path and storage.key beside it",
                    "say where the kept keys lie, and which key is to open them from now on");
        }
        if (section.child("jdbc").exists()) {
            previous.error(
                    "cannot be replaced where an archive on a server may be shared by several gateways",
                    "leave it out: the key that they have alike is wrapped by the one that all have");
        }
    }
}
