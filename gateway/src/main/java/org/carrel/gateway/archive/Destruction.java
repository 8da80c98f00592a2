package org.carrel.gateway.archive;

import java.time.Instant;
import java.util.Locale;

/**
 * The receipt of a destruction, signed.
 *
 * @param olderThan everything of the class that was older is gone
 * @param amount how many rows that were
 * @param provedGone whether none was found afterwards, in a database file that was written anew
 * @param software which program did it
 * @param configSha256 of the configuration in force
 * @param auditNumber its line in the audit trail
 * @param signedBy the id of the signing key
 * @param signature Ed25519 in Base64, over the words
 */
public record Destruction(
        long number,
        Instant time,
        DataClass dataClass,
        Instant olderThan,
        long amount,
        boolean provedGone,
        String software,
        String configSha256,
        long auditNumber,
        String signedBy,
        String signature) {

    static final String FIRST = "carrel-destruction 1 ";

    /** What is signed. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%snumber=%d time=%s class=%s older-than=%s count=%d proved-gone=%s by=%s"
                        + " configuration=%s audit=%d",
                FIRST,
                number,
                time,
                Words.of(dataClass),
                olderThan,
                amount,
                provedGone,
                software,
                configSha256,
                auditNumber);
    }

    /** The line as it stands in an export. */
    public String line() {
        return words() + " key=" + signedBy + " signature=" + signature;
    }

    Destruction signed(Signature by) {
        return new Destruction(
                number,
                time,
                dataClass,
                olderThan,
                amount,
                provedGone,
                software,
                configSha256,
                auditNumber,
                by.key(),
                by.value());
    }
}
