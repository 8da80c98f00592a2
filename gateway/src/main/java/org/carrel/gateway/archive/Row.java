package org.carrel.gateway.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

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
}
