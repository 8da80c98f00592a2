package org.carrel.gateway.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.jspecify.annotations.Nullable;

/** The row on which a result stands just now. */
record Row(ResultSet results) {

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    Label label(String column) throws SQLException {
        return new Label(text(column));
    }

    StaffName staff(String column) throws SQLException {
        return new StaffName(text(column));
    }

    Optional<StaffName> maybeStaff(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column)).map(StaffName::new);
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    long number(int column) throws SQLException {
        return results.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    Instant moment(String column) throws SQLException {
        return maybeMoment(column).orElseThrow(() -> new ArchiveTrouble(Reason.ALTERED));
    }

    Optional<Instant> maybeMoment(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    LocalDate day(String column) throws SQLException {
        return results.getObject(column, LocalDate.class);
    }

    Optional<LocalDate> maybeDay(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, LocalDate.class));
    }

    /** A choice of a list, by the word that {@link Words} has for it. */
    <E extends Enum<E>> E choice(String column, Class<E> of) throws SQLException {
        String word = text(column);
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> Words.of(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new ArchiveTrouble(Reason.ALTERED));
    }

    /** The names of all columns. */
    List<String> columns() throws SQLException {
        List<String> names = new ArrayList<>();
        for (int at = 1; at <= results.getMetaData().getColumnCount(); at++) {
            names.add(results.getMetaData().getColumnLabel(at).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** All values. */
    List<Cell> cells() throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int at = 1; at <= results.getMetaData().getColumnCount(); at++) {
            Cell cell = cell(at);
            cells.add(results.wasNull() ? new Cell.Empty() : cell);
        }
        return cells;
    }

    private Cell cell(int at) throws SQLException {
        return switch (results.getMetaData().getColumnType(at)) {
            case Types.BIGINT, Types.INTEGER -> new Cell.Amount(results.getLong(at));
            case Types.BOOLEAN, Types.BIT -> new Cell.Flag(results.getBoolean(at));
            case Types.DATE -> new Cell.Day(results.getObject(at, LocalDate.class));
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    moment(results.getObject(at, OffsetDateTime.class));
            default -> new Cell.Text(results.getString(at));
        };
    }

    private static Cell moment(@Nullable OffsetDateTime time) {
        return time == null ? new Cell.Empty() : new Cell.Moment(time.toInstant());
    }
}
