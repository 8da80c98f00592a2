package org.carrel.gateway.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledger as a table for a spreadsheet: a line for each row, of names and numbers only, none of
 * which needs a quotation mark.
 */
public final class LedgerCsv {
    private static final String HEAD =
            "hour,direction,peer,message,element,disposition,occurrences,bytes,state\n";

    private LedgerCsv() {}

    /**
     * Writes these hours.
     *
     * @param verdict what the last comparison with the tap found; each row's state is {@code
     *     reconciled}, {@code unreconciled}, or {@code uncompared} where there was none
     * @throws UncheckedIOException where the target cannot be written to
     */
    public static void write(List<LedgerHour> hours, Optional<Verdict> verdict, Appendable to) {
        try {
            to.append(HEAD);
            for (LedgerHour hour : hours) {
                for (LedgerRow row : hour.rows()) {
                    to.append(line(hour, row, verdict));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String line(LedgerHour hour, LedgerRow row, Optional<Verdict> verdict) {
        LedgerKey key = row.key();
        return "%s,%s,%s,%s,%s,%s,%d,%d,%s\n"
                .formatted(
                        hour.begin(),
                        key.direction().text(),
                        key.peer(),
                        key.message(),
                        key.element(),
                        row.disposition().text(),
                        row.occurrences(),
                        row.bytes(),
                        state(key, verdict));
    }

    private static String state(LedgerKey key, Optional<Verdict> verdict) {
        return verdict.map(found ->
                        switch (found) {
                            case Verdict.Reconciled _ -> "reconciled";
                            case Verdict.Unreconciled unreconciled ->
                                    keys(unreconciled).contains(key)
                                            ? "unreconciled"
                                            : "reconciled";
                        })
                .orElse("uncompared");
    }

    private static Set<LedgerKey> keys(Verdict.Unreconciled unreconciled) {
        return unreconciled.differences().stream()
                .map(Verdict.Difference::key)
                .collect(Collectors.toUnmodifiableSet());
    }
}
