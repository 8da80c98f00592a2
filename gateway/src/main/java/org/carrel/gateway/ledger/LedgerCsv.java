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
        head(to);
        hours.forEach(hour -> rows(hour.begin().toString(), hour.rows(), verdict, to));
    }

    /**
     * Writes the line of the columns' names.
     *
     * @throws UncheckedIOException where the target cannot be written to
     */
    public static void head(Appendable to) {
        write(HEAD, to);
    }

    /**
     * Writes the rows of one hour, or of a day whose hours are no longer kept.
     *
     * @param when the hour's first moment, or the day
     * @throws UncheckedIOException where the target cannot be written to
     */
    public static void rows(
            String when, List<LedgerRow> rows, Optional<Verdict> verdict, Appendable to) {
        rows.forEach(row -> write(line(when, row, verdict), to));
    }

    private static void write(String text, Appendable to) {
        try {
            to.append(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String line(String when, LedgerRow row, Optional<Verdict> verdict) {
        LedgerKey key = row.key();
        return "%s,%s,%s,%s,%s,%s,%d,%d,%s\n"
                .formatted(
                        when,
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
