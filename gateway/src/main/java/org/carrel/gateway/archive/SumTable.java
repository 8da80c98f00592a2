package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of the ledger's sums: its key's columns, and then occurrences and bytes. */
enum SumTable {
    // spotless:off
    HOURS("ledger_hour", "begins_at", "line"),
    DAYS("ledger_day", "on_day", "line"),
    PEERS("ledger_peer_day", "on_day", "direction", "peer", "disposition");
    // spotless:on

    private final String update;
    private final String insert;

    SumTable(String table, String... key) {
        List<String> columns = List.of(key);
        this.update =
                "update %s set occurrences = occurrences + ?, bytes = bytes + ? where %s"
                        .formatted(
                                table,
                                columns.stream()
                                        .map(each -> each + " = ?")
                                        .collect(Collectors.joining(" and ")));
        this.insert =
                "insert into %s (occurrences, bytes, %s) values (?, ?, %s)"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
    }

    /** How many elements, and how many bytes their values had. */
    record Amount(long occurrences, long bytes) {
        Amount plus(Amount other) {
            return new Amount(occurrences + other.occurrences, bytes + other.bytes);
        }
    }

    /** Adds amounts to what stands under these keys. */
    void add(Transaction transaction, Map<List<Object>, Amount> amounts) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        amounts.forEach((key, amount) -> {
            List<Object> row = new ArrayList<>(List.of(amount.occurrences(), amount.bytes()));
            row.addAll(key);
            rows.add(row);
        });
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(Object::toString)); // in one order at all gateways
        int[] changed = transaction.changeAll(update, rows);
        List<List<Object>> fresh = new ArrayList<>();
        for (int at = 0; at < changed.length; at++) {
            if (changed[at] == 0) {
                fresh.add(rows.get(at));
            }
        }
        transaction.changeAll(insert, fresh);
    }
}
