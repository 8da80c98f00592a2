package org.carrel.gateway.archive;

import static org.carrel.gateway.archive.ChangeLine.DONE;
import static org.carrel.gateway.archive.ChangeLine.UNHEARD;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.jspecify.annotations.Nullable;

/** Lays claim to changes within one transaction, in few statements however many they are. */
final class Claims {
    private static final String MATTER =
            """
            insert into change_matter
                (print, begun_at, state, operation, terminals, upstream, verdict, gateway)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PRINT = "insert into change_print (print, matter) values (?, ?)";

    private final Transaction transaction;
    private final String gateway;
    private final List<List<Object>> matters = new ArrayList<>();
    private final List<List<Object>> prints = new ArrayList<>();
    private final List<List<Object>> turned = new ArrayList<>();

    Claims(Transaction transaction, String gateway) {
        this.transaction = transaction;
        this.gateway = gateway;
    }

    /** As {@link ChangeShelf#claim}; with CONFLICT where another gateway was faster. */
    List<Optional<ChangeLine>> lay(List<ChangeLine> asked, Instant doubtedSince)
            throws SQLException {
        Map<String, ChangeLine> there = there(prints(asked));
        Map<ChangeLine, Optional<ChangeLine>> found = new HashMap<>();
        for (ChangeLine each : sorted(asked)) {
            found.put(each, Optional.ofNullable(known(each, there, doubtedSince)));
        }
        transaction.changeAll(MATTER, matters);
        transaction.changeAll(PRINT, prints);
        for (int changed :
                transaction.changeAll(
                        "update change_print set matter = ? where print = ? and matter = ?",
                        turned)) {
            if (changed == 0) {
                throw new ArchiveTrouble(Reason.CONFLICT);
            }
        }
        for (Optional<ChangeLine> each : found.values()) {
            if (each.filter(line -> line.is(UNHEARD)).isPresent()) {
                transaction.change(
                        "update change_matter set state = ? where print = ?",
                        DONE,
                        each.get().digits());
            }
        }
        return asked.stream().map(each -> found.getOrDefault(each, Optional.empty())).toList();
    }

    /** Enters what was never claimed, unless it is known. */
    void enter(ChangeLine line) throws SQLException {
        if (there(Collections.singletonList(line.digits())).isEmpty()) {
            transaction.change(MATTER, matter(line).toArray());
            transaction.change(PRINT, line.digits(), line.digits());
        }
    }

    /** A further fingerprint of what is known. */
    void alias(String print, String matter) throws SQLException {
        if (transaction.number("select count(*) from change_print where print = ?", print) == 0
                && transaction.number("select count(*) from change_matter where print = ?", matter)
                        > 0) {
            transaction.change(PRINT, print, matter);
        }
    }

    private @Nullable ChangeLine known(
            ChangeLine asked, Map<String, ChangeLine> there, Instant doubtedSince) {
        String print = asked.digits();
        ChangeLine same = there.get(print);
        if (same != null) {
            return same;
        }
        String look = asked.look().map(ChangeLine::digits).orElse("");
        ChangeLine alike = there.get(look);
        if (alike != null && alike.isInDoubt(doubtedSince)) {
            prints.add(List.of(print, alike.digits()));
            return alike;
        }
        matters.add(matter(asked));
        prints.add(List.of(print, print));
        if (alike != null) {
            turned.add(List.of(print, look, alike.digits()));
        } else if (!look.isEmpty()) {
            prints.add(List.of(look, print));
        }
        return null;
    }

    private List<Object> matter(ChangeLine line) {
        return List.of(
                line.digits(),
                line.begun(),
                line.state(),
                line.operation().text(),
                line.terminals(),
                line.upstream(),
                line.verdict(),
                gateway);
    }

    private Map<String, ChangeLine> there(List<String> prints) throws SQLException {
        Map<String, ChangeLine> there = new HashMap<>();
        transaction.each(
                "select p.print as asked, "
                        + ChangeLine.COLUMNS
                        + " from change_print p join change_matter m on m.print = p.matter"
                        + " where p.print in ("
                        + String.join(", ", Collections.nCopies(prints.size(), "?"))
                        + ")",
                row -> there.put(row.text("asked"), ChangeLine.of(row)),
                prints.toArray());
        return there;
    }

    private static List<String> prints(List<ChangeLine> asked) {
        SequencedSet<String> prints = new LinkedHashSet<>();
        for (ChangeLine each : asked) {
            prints.add(each.digits());
            each.look().map(ChangeLine::digits).ifPresent(prints::add);
        }
        return List.copyOf(prints);
    }

    /** In one order at all gateways, so that none waits for another that waits for it. */
    private static List<ChangeLine> sorted(List<ChangeLine> asked) {
        return asked.stream().sorted(Comparator.comparing(ChangeLine::digits)).toList();
    }
}
