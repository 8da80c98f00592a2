package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.vault.Fingerprint;

/**
 * How it stands with one change: names of the configuration, keyed fingerprints, and a verdict of
 * letters and digits. No value of anybody's.
 *
 * @param begun when it was first asked for
 * @param state open, done, unheard, unknown, refused, expired; or over, which is not kept
 * @param print by which its repeats are known
 * @param look by which what may be a repeat under another date is known
 * @param verdict what was answered, where it was done; else empty
 */
public record ChangeLine(
        Instant begun,
        String state,
        Fingerprint print,
        Optional<Fingerprint> look,
        OperationName operation,
        Label terminals,
        Label upstream,
        String verdict) {
    static final String OPEN = "open";
    static final String DONE = "done";
    static final String UNHEARD = "unheard";
    static final String UNKNOWN = "unknown";
    static final String OVER = "over";

    private static final HexFormat HEX = HexFormat.of();
    private static final int RADIX = 16;

    /** Its columns. */
    static final String COLUMNS =
            "m.print, m.begun_at, m.state, m.operation, m.terminals, m.upstream, m.verdict";

    /** Those of which something is true. */
    static final String SELECT = "select " + COLUMNS + " from change_matter m where ";

    boolean is(String other) {
        return state.equals(other);
    }

    /** A payment under another date is the same only while this is not certain. */
    boolean isInDoubt(Instant since) {
        return is(OPEN) || (!is(DONE) && begun.isAfter(since));
    }

    ChangeLine as(String other) {
        return new ChangeLine(begun, other, print, look, operation, terminals, upstream, verdict);
    }

    String digits() {
        return digits(print);
    }

    static String digits(Fingerprint print) {
        return HEX.toHexDigits(print.first()) + HEX.toHexDigits(print.second());
    }

    static ChangeLine of(Row row) throws SQLException {
        String digits = row.text("print");
        return new ChangeLine(
                row.moment("begun_at"),
                row.text("state"),
                new Fingerprint(
                        Long.parseUnsignedLong(digits.substring(0, RADIX), RADIX),
                        Long.parseUnsignedLong(digits.substring(RADIX), RADIX)),
                Optional.empty(),
                OperationName.named(row.text("operation"))
                        .orElseThrow(() -> new ArchiveTrouble(ArchiveTrouble.Reason.ALTERED)),
                row.label("terminals"),
                row.label("upstream"),
                row.text("verdict"));
    }
}
