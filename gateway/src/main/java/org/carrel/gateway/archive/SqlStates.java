package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * What the beginnings of SQLSTATEs mean, those of H2's own among them; the first that fits. Nothing
 * else of what a database throws gets any further, for its messages print values.
 */
enum SqlStates {
    OPEN_ELSEWHERE(Reason.IN_USE, "90020"),
    NOT_DECRYPTED(Reason.WRONG_KEY, "90049", "90050", "28"),
    AWAY(Reason.UNREACHABLE, "08", "57P", "90013", "90031", "90067", "90098", "90121", "3D"),
    THERE_OR_MISSING(Reason.CONFLICT, "23"),
    NO_ROOM(Reason.TOO_LONG, "22"),
    NO_TABLE(Reason.SCHEMA, "42");

    private final Reason reason;
    private final List<String> beginnings;

    SqlStates(Reason reason, String... beginnings) {
        this.reason = reason;
        this.beginnings = List.of(beginnings);
    }

    static ArchiveTrouble trouble(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return new ArchiveTrouble(
                Arrays.stream(values())
                        .filter(each -> each.beginnings.stream().anyMatch(state::startsWith))
                        .map(each -> each.reason)
                        .findFirst()
                        .orElse(Reason.FAILED),
                state);
    }
}
