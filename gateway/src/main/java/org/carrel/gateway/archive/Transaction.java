package org.carrel.gateway.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;
import org.jspecify.annotations.Nullable;

/**
 * What can be said to the database within one transaction. Values are always bound, never part of
 * the text. One thread.
 */
final class Transaction {
    private static final int AT_ONCE = 1000;

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    /** Looks at one row. */
    @FunctionalInterface
    interface Look {
        void at(Row row) throws SQLException;
    }

    /** All rows, in their order. */
    <T> List<T> rows(String sql, Reading<T> reading, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reading.read(row)), values);
        return found;
    }

    /** The first row. */
    <T> Optional<T> first(String sql, Reading<T> reading, Object... values) throws SQLException {
        return rows(sql, reading, values).stream().findFirst();
    }

    /** A single number; 0 where there is none. */
    long number(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.number(1), values).orElse(0L);
    }

    /** Looks at all rows, however many they are, without holding them. */
    void each(String sql, Look look, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(AT_ONCE);
            bind(statement, Arrays.asList(values));
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    look.at(row);
                }
            }
        }
    }

    /** Changes rows, and says how many. */
    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, Arrays.asList(values));
            return statement.executeUpdate();
        }
    }

    /** Changes rows once for each list of values, and says how many it was each time. */
    int[] changeAll(String sql, List<List<Object>> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> values : all) {
                bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
            throws SQLException {
        for (int at = 0; at < values.size(); at++) {
            statement.setObject(at + 1, plain(values.get(at)));
        }
    }

    /** As the drivers know it. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Optional<?> maybe -> plain(maybe.orElse(null));
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case Enum<?> choice -> Words.of(choice);
            case Label label -> label.text();
            case StaffName name -> name.text();
            case null, default -> value;
        };
    }
}
