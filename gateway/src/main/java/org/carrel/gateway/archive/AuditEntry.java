package org.carrel.gateway.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the audit trail. Its hash is the SHA-256 of the hash before, a space, and the line's
 * words; so nobody can change, drop or insert one without changing all that follow.
 *
 * @param number 1 for the first; no number is left out
 * @param time to the millisecond
 * @param sha256 of the chain up to here, in hexadecimal digits
 */
public record AuditEntry(long number, Instant time, Act act, String sha256) {

    /** The hash before the first. */
    static final String START = "0".repeat(64);

    /** The one that follows on a hash. */
    static AuditEntry after(String head, long number, Instant time, Act act) {
        return new AuditEntry(number, time, act, digest(head + " " + words(number, time, act)));
    }

    /** Whether it follows on a hash. */
    boolean follows(String head) {
        return after(head, number, time, act).sha256.equals(sha256);
    }

    /** The line as it stands in an export. */
    public String line() {
        return words(number, time, act) + " sha256=" + sha256;
    }

    /** The word for a role in lines and in the database. */
    static String role(Optional<Role> role) {
        return role.map(Words::of).orElse("-");
    }

    static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    private static String words(long number, Instant time, Act act) {
        return String.format(
                Locale.ROOT,
                "%d %s who=%s role=%s act=%s subject=%s amount=%d",
                number,
                time,
                act.who(),
                role(act.role()),
                Words.of(act.what()),
                act.subject(),
                act.amount());
    }
}
