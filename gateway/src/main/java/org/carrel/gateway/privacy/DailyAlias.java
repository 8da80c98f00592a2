package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;

/**
 * Four characters for a person, for slips that must tell waiting people apart: the same all day,
 * others on the next. They are drawn with a key that only this process has and only for this day,
 * so yesterday's slips name nobody today. Two people can meet in one alias, one pair in about 615
 * 000. Any thread.
 */
final class DailyAlias {
    /** How many bytes an alias has. */
    static final int LENGTH = 4;

    /** No vowels, so that no word appears; nothing that looks like something else. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private final InstantSource clock;
    private final ZoneId zone;
    private volatile Day day;

    /**
     * @param clock tells the time, so that a test need not wait for midnight
     * @param zone where the library stands
     */
    DailyAlias(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        this.day = new Day(today(), new Fingerprints());
    }

    /** A date and the key of that day, which goes with it. */
    private record Day(LocalDate date, Fingerprints key) {}

    /** Appends the alias of this number; nothing for an empty one. */
    void write(ByteBuf value, ByteBuf out) {
        if (!value.isReadable()) {
            return;
        }
        Fingerprint print = current().key().of(value);
        long rest = Long.remainderUnsigned(print.first(), ways());
        for (int each = 0; each < LENGTH; each++) {
            out.writeByte(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
    }

    private static long ways() {
        long ways = 1;
        for (int each = 0; each < LENGTH; each++) {
            ways *= LETTERS.length();
        }
        return ways;
    }

    private Day current() {
        Day known = day;
        LocalDate today = today();
        return known.date().equals(today) ? known : next(today);
    }

    private synchronized Day next(LocalDate today) {
        if (!day.date().equals(today)) {
            day = new Day(today, new Fingerprints());
        }
        return day;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
