package org.carrel.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * People who do not exist, as many as a test wants, always the same for the same seed: distinct
 * cards, names, addresses, ages and debts as a town has them. Nobody is born on 1 January, for that
 * is the day that stands for a whole band.
 */
public final class SyntheticPatrons {
    private static final List<String> GIVEN =
            List.of(
                    "Ada", "Björn", "Chloé", "Dilnoza", "Émile", "Fatma", "Goran", "Heikki", "Inès",
                    "Jürgen", "Kaisa", "Lucía", "Mårten", "Nkechi", "Olga", "Pádraig", "Quentin",
                    "Rashid", "Søren", "Tuğba", "Ulla", "Väinö", "Wanda", "Xiang", "Ylva", "Žofia");
    private static final List<String> BEGINNINGS =
            List.of(
                    "Aho", "Berg", "Castel", "Dunk", "Eriks", "Fern", "Grün", "Holl", "Izar", "Jok",
                    "Kivi", "Lind", "Moren", "Niem", "Olm", "Petr", "Quint", "Rask", "Sand",
                    "Thor");
    private static final List<String> ENDS =
            List.of(
                    "ander", "bach", "dóttir", "ero", "field", "heim", "inen", "mann", "ova", "sen",
                    "stad", "way");
    private static final List<String> STREETS =
            List.of("Mill Lane", "Station Road", "High Street", "Oak Avenue", "Quay Street");
    private static final List<String> CLASSES =
            List.of(
                    "ADULT",
                    "ADULT-RES",
                    "ADULT-NONRES",
                    "CHILD",
                    "CHILD-RES",
                    "TEEN",
                    "STAFF",
                    "VISITOR",
                    "HOMEBOUND");
    private static final List<String> DIAGNOSES =
            List.of("asthma", "diabetes", "epilepsy", "dementia", "hepatitis", "migraine");
    private static final int OLDEST_DAYS = 95 * 365;

    private SyntheticPatrons() {}

    /**
     * One of them.
     *
     * @param fee what is owed, in hundredths
     * @param blocked whether staff has blocked the card, as {@code PCRES BLOCK} says
     */
    public record Patron(
            String card,
            String pin,
            String name,
            String address,
            String postcode,
            String mail,
            String phone,
            LocalDate born,
            String patronClass,
            long fee,
            boolean blocked,
            String diagnosis) {

        /** The age on a day, in whole years. */
        public int age(LocalDate today) {
            return born.until(today).getYears();
        }

        /** The fee as systems write it. */
        public String feeText() {
            return String.format(Locale.ROOT, "%d.%02d", fee / 100, fee % 100);
        }

        @Override
        public String toString() {
            return "a synthetic patron";
        }
    }

    /** So many people, as of a day. */
    public static Stream<Patron> of(long seed, int count, LocalDate today) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.iterate(0, number -> number + 1)
                .limit(count)
                .map(number -> one(number, random, today));
    }

    private static Patron one(int number, SplittableRandom random, LocalDate today) {
        String given = pick(GIVEN, random);
        String family = pick(BEGINNINGS, random) + pick(ENDS, random);
        String postcode = String.format(Locale.ROOT, "%05d", 10_000 + random.nextInt(400) * 7);
        String address =
                "%s %d, %s Riverside"
                        .formatted(pick(STREETS, random), random.nextInt(1, 250), postcode);
        return new Patron(
                String.format(Locale.ROOT, "29001%09d", 100_000_000 + number * 37L),
                String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)),
                family + ", " + given,
                address,
                postcode,
                "reader" + number + "@mail.example",
                String.format(Locale.ROOT, "+00 555 %07d", 1_000_000 + number),
                born(random, today),
                pick(CLASSES, random),
                fee(random),
                random.nextInt(20) == 0,
                pick(DIAGNOSES, random));
    }

    private static LocalDate born(SplittableRandom random, LocalDate today) {
        LocalDate day = today.minusDays(random.nextInt(1, OLDEST_DAYS));
        // the days round a birthday are where rules go wrong
        if (random.nextInt(4) == 0) {
            day = today.minusYears(random.nextInt(1, 90)).plusDays(random.nextInt(-1, 2));
        }
        return day.getDayOfYear() == 1 || day.isAfter(today) ? today.minusYears(30) : day;
    }

    /** Half owe nothing; the rest are round about five, where the rule is. */
    private static long fee(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> 0;
            case 2 -> random.nextInt(490, 512);
            default -> random.nextInt(1, 20_000);
        };
    }

    private static <T> T pick(List<T> among, SplittableRandom random) {
        return among.get(random.nextInt(among.size()));
    }
}
