package org.carrel.gateway.archive;

import java.time.LocalDate;

/**
 * Where the chain stood when a day was over, signed. Printed or mailed, it binds the gateway: no
 * line of that day can be changed any more without somebody seeing it.
 *
 * @param number of the day's last line
 * @param sha256 of the chain up to there
 * @param signedBy the id of the signing key
 * @param signature Ed25519 in Base64, over {@link #words}
 */
public record AuditHead(
        LocalDate day, long number, String sha256, String signedBy, String signature) {

    /** What is signed. */
    static String words(LocalDate day, long number, String sha256) {
        return "carrel-audit-head 1 day=%s number=%d sha256=%s".formatted(day, number, sha256);
    }

    /** The line as it stands in an export. */
    public String line() {
        return "%s key=%s signature=%s".formatted(words(day, number, sha256), signedBy, signature);
    }
}
