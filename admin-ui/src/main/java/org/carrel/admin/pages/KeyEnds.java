package org.carrel.admin.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;
import org.carrel.gateway.archive.StaffName;

/**
 * Ends of keys that one of the staff asked for and somebody else has not agreed to yet. In memory
 * only: a restart, or a day without an answer, is a no. Any thread.
 */
final class KeyEnds {
    private static final Duration WAITS = Duration.ofDays(1);

    private final InstantSource clock;
    private final Map<Label, Asked> asked = new ConcurrentHashMap<>();

    KeyEnds(InstantSource clock) {
        this.clock = clock;
    }

    /** How keys end. */
    enum End {
        /** A new one takes their place. */
        ROLL,
        /** None does. */
        SHRED
    }

    /** What somebody asked for. */
    record Asked(Label vendor, End end, StaffName by, Instant at) {}

    /** Notes a wish; false where another one waits for this vendor already. */
    boolean ask(Label vendor, End end, StaffName by) {
        forget();
        return asked.putIfAbsent(vendor, new Asked(vendor, end, by, clock.instant())) == null;
    }

    /** All that wait, by vendor. */
    List<Asked> all() {
        forget();
        List<Asked> all = new ArrayList<>(asked.values());
        all.sort(Comparator.comparing(Asked::vendor));
        return all;
    }

    /** Takes a wish to fulfil it, which only somebody else than its author may. */
    Optional<Asked> agree(Label vendor, StaffName by) {
        forget();
        Asked wish = asked.get(vendor);
        return wish != null && !wish.by().equals(by) && asked.remove(vendor, wish)
                ? Optional.of(wish)
                : Optional.empty();
    }

    /** Takes a wish away; false where there was none. */
    boolean reject(Label vendor) {
        forget();
        return asked.remove(vendor) != null;
    }

    private void forget() {
        Instant oldest = clock.instant().minus(WAITS);
        asked.values().removeIf(each -> each.at().isBefore(oldest));
    }
}
