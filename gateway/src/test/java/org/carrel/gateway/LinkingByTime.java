package org.carrel.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.gateway.TwoServices.Service;
import org.carrel.gateway.TwoServices.Use;

/**
 * How well two vendors that lay their captures side by side can tell, by time alone, which events
 * are one reader's: the residual risk that tokens leave. A month of a town's library goes through
 * the real gateway on a clock of its own. Every visit uses the press, and two in five use the
 * lender within half an hour; some readers come far more often than others.
 */
final class LinkingByTime {
    private static final int PATRONS = 3_000;
    private static final int VISITS_OF_A_DAY = 250;
    private static final int BOTH_IN_TEN = 4;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final int OPEN_MINUTES = 600;

    private final int days;
    private final SplittableRandom random;
    private final List<Integer> press = new ArrayList<>();
    private final List<Integer> lender = new ArrayList<>();

    /**
     * @param seed the same seed makes the same month
     */
    LinkingByTime(int days, long seed) {
        this.days = days;
        this.random = new SplittableRandom(seed);
    }

    /**
     * The share of the lender's events, from 0 to 1, that are put down to the right reader's events
     * at the press.
     *
     * @param token the class and form of both vendors' tokens, as in the configuration
     * @param storage an empty folder for keys
     */
    double attributed(String token, Path storage) {
        AtomicReference<Instant> now = new AtomicReference<>(midnight(FIRST_DAY));
        try (TwoServices services = new TwoServices(token, storage, new VirtualClock(now))) {
            for (int day = 0; day < days; day++) {
                LocalDate date = FIRST_DAY.plusDays(day);
                now.set(midnight(date));
                services.tick();
                services.serve(usesOf(date));
            }
            Vendors vendors =
                    new Vendors(
                            events(services.told(Service.PRESS), press),
                            events(services.told(Service.LENDER), lender));
            return vendors.attributed();
        }
    }

    /** The whole month for every class; arguments: days, seed. */
    public static void main(String[] arguments) throws java.io.IOException {
        int days = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        for (TokenLife life : TokenLife.values()) {
            Path storage = java.nio.file.Files.createTempDirectory("linking");
            System.out.println(
                    life.line(new LinkingByTime(days, seed).attributed(life.token(), storage)));
        }
    }

    /** The lives of tokens that are compared, with the toy model's figures (privacy.md, 0.3). */
    enum TokenLife {
        STABLE("class: pairwise, form: codabar14", "77"),
        WEEK("class: epoch, every: week, form: codabar14", "51"),
        DAY("class: epoch, every: day, form: codabar14", "23"),
        VISIT("class: session, form: codabar14", "-");

        private final String token;
        private final String toy;

        TokenLife(String token, String toy) {
            this.token = token;
            this.toy = toy;
        }

        String token() {
            return token;
        }

        /** A line of the table. */
        String line(double attributed) {
            return String.format(
                    Locale.ROOT,
                    "linking by time, tokens for a %-6s: %2.0f %% of the second vendor's events (toy model: %s)",
                    name().toLowerCase(Locale.ROOT),
                    attributed * 100,
                    toy);
        }
    }

    private List<Use> usesOf(LocalDate date) {
        List<Use> uses = new ArrayList<>();
        for (int visit = 0; visit < VISITS_OF_A_DAY; visit++) {
            int patron = somebody();
            LocalDateTime time = date.atTime(9, 0).plusSeconds(random.nextInt(OPEN_MINUTES * 60));
            uses.add(new Use(Service.PRESS, patron, time, press.size()));
            press.add(patron);
            if (random.nextInt(10) < BOTH_IN_TEN) {
                LocalDateTime later = time.plusSeconds(random.nextInt(Vendors.WINDOW_SECONDS));
                uses.add(new Use(Service.LENDER, patron, later, lender.size()));
                lender.add(patron);
            }
        }
        uses.sort(Comparator.comparing(Use::time));
        return uses;
    }

    /** The square of an even number: a tenth of the readers make a third of the visits. */
    private int somebody() {
        double even = random.nextDouble();
        return (int) (PATRONS * even * even);
    }

    private static List<Vendors.Event> events(List<String> told, List<Integer> patrons) {
        return told.stream()
                .map(line ->
                        new Vendors.Event(
                                QuickSystem.field(line, "AA"),
                                TwoServices.time(line).toEpochSecond(ZoneOffset.UTC),
                                patrons.get(TwoServices.item(line))))
                .toList();
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** A clock that stands until somebody moves it. */
    private static final class VirtualClock extends Clock {
        private final AtomicReference<Instant> now;

        VirtualClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
