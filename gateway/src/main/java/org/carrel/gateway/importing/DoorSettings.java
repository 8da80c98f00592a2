package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** Gathers from the filters behind a port what Carrel says of the door itself. */
final class DoorSettings {
    private static final int LONGEST_SILENCE = 43_200;
    private static final int USUAL_MAXIMUM = 14_400;
    private static final int MOST = 999_999_999;
    private static final int KIBIBYTE = 1_024;

    private final Notes notes;
    private final Accounts accounts;

    DoorSettings(Notes notes, Accounts accounts) {
        this.notes = notes;
        this.accounts = accounts;
    }

    /** What the port's own filter says to all of its ports. */
    void readFront(Piece front, Sheet door) {
        for (Piece each : front.children("timeout")) {
            Words.seconds(each.text(), 1, LONGEST_SILENCE)
                    .ifPresent(idle -> {
                        notes.take(each);
                        door.put(idle, "session", "idle");
                        int seconds = Integer.parseInt(idle.substring(0, idle.length() - 1));
                        if (seconds > USUAL_MAXIMUM) {
                            door.put(idle, "session", "maximum");
                        }
                    });
        }
        for (Piece each : front.children("connect-total")) {
            limit(each.text(), 1)
                    .ifPresent(word -> {
                        notes.take(each);
                        door.put(word, "limits", "associations");
                    });
        }
    }

    /** What the filters behind the port say. */
    void read(List<Piece> way, Sheet door) {
        for (Piece filter : way) {
            switch (filter.type()) {
                case "limit" -> filter.children("limit").forEach(each -> limits(each, door));
                case "auth_simple" -> accounts.read(filter, door);
                default -> {} // says nothing of doors
            }
        }
    }

    private void limits(Piece limit, Sheet door) {
        notes.take(limit);
        take(limit, "search", 1, door);
        take(limit, "bandwidth", KIBIBYTE, door);
        notes.remark(
                limit,
                "limit",
                "limits are counted for each client address within a minute, and not for each"
                        + " association; several people may share an address");
    }

    private void take(Piece limit, String attribute, int unit, Sheet door) {
        String key = unit == 1 ? "searches" : "kibibytes";
        limit.attribute(attribute)
                .flatMap(text -> limit(text, unit))
                .ifPresent(word -> {
                    notes.take(limit, attribute);
                    door.put(word, "limits", key);
                });
    }

    /** A limit in larger units, rounded up; 0 is no limit on both sides. */
    private static Optional<String> limit(String text, int unit) {
        return Words.number(text, 0, MOST)
                .map(Integer::parseInt)
                .map(number -> String.valueOf(Math.ceilDiv(number, unit)));
    }
}
