package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.gateway.TwoServices.Service;
import org.carrel.gateway.TwoServices.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand readers use two vendors, at times that have nothing to do with each other. Whatever
 * the two vendors hold against each other, field by field and run of digits by run of digits, they
 * find a reader again no more often than by drawing lots. The printout names the seed.
 */
class TwoVendorsCannotJoinTest {
    private static final int PATRONS = 1_000;
    private static final int DAYS = 30;
    private static final int OPEN_SECONDS = 36_000;
    private static final int SHORTEST = 4;
    private static final int RUN = 8;
    private static final String YEAR = "2026";

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class: none, form: codabar14",
                "class: session, form: codabar14",
                "class: epoch, form: codabar14",
                "class: pairwise, form: codabar14",
                "class: session, form: text",
                "class: pairwise, form: text"
            })
    void what_two_vendors_are_told_of_a_reader_has_nothing_in_common(String token) {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        try (TwoServices services = new TwoServices(token, folder, Clock.systemUTC())) {
            List<Said> atPress = use(services, Service.PRESS, random);
            List<Said> atLender = use(services, Service.LENDER, random);
            assertEquals(Set.of(), shared(atPress, atLender), "identifiers that both were told");
            assertNoBetterThanChance(token, pairs(atPress, atLender), seed);
        }
    }

    /** Or the search itself would prove nothing. */
    @Test
    void a_number_that_both_are_told_is_found() {
        List<Said> press = List.of(new Said(1, Set.of("29001400079194")));
        List<Said> lender = List.of(new Said(1, Set.of("X29001400079194")));
        assertEquals(List.of(new Pair(true)), pairs(press, lender));
        assertEquals(1, shared(press, press).size());
    }

    /** What a vendor was told in one message, and who it was about, which only the test knows. */
    private record Said(int patron, Set<String> values) {}

    /** Two messages that share a value, and whether they are one reader's. */
    private record Pair(boolean right) {}

    private static void assertNoBetterThanChance(String token, List<Pair> pairs, long seed) {
        long right = pairs.stream().filter(Pair::right).count();
        double chance = pairs.size() / (double) PATRONS;
        System.out.printf(
                Locale.ROOT,
                "two vendors, %s: %d pairs share the minute or a run of digits; %d are one reader's, by chance %.2f (seed %d)%n",
                token,
                pairs.size(),
                right,
                chance,
                seed);
        assertTrue(right <= chance + 6 * Math.sqrt(chance) + 3, "right: " + right);
    }

    /** Whole values that both were told, but for the time. */
    private static Set<String> shared(List<Said> press, List<Said> lender) {
        Set<String> shared = identifiers(press);
        shared.retainAll(identifiers(lender));
        return shared;
    }

    private static Set<String> identifiers(List<Said> told) {
        return told.stream()
                .flatMap(said -> said.values().stream())
                .filter(value -> !value.startsWith(YEAR))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Pair> pairs(List<Said> press, List<Said> lender) {
        Map<String, List<Said>> traced = new HashMap<>();
        for (Said said : lender) {
            traces(said)
                    .forEach(
                            each -> traced.computeIfAbsent(each, _ -> new ArrayList<>()).add(said));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Said said : press) {
            traces(said).stream()
                    .flatMap(each -> traced.getOrDefault(each, List.of()).stream())
                    .distinct()
                    .map(other -> new Pair(other.patron() == said.patron()))
                    .forEach(pairs::add);
        }
        return pairs;
    }

    /** The values, and every run of eight characters in those that are not the time. */
    private static Set<String> traces(Said said) {
        Set<String> traces = new HashSet<>(said.values());
        said.values().stream()
                .filter(value -> !value.startsWith(YEAR))
                .forEach(value ->
                        IntStream.rangeClosed(0, value.length() - RUN)
                                .mapToObj(from -> value.substring(from, from + RUN))
                                .forEach(traces::add));
        return traces;
    }

    /** Every reader once, in an order and at times of this service's own. */
    private static List<Said> use(TwoServices services, Service service, Random random) {
        List<Integer> patrons = new ArrayList<>(IntStream.range(0, PATRONS).boxed().toList());
        Collections.shuffle(patrons, random);
        List<Use> uses = new ArrayList<>();
        for (int item = 0; item < PATRONS; item++) {
            LocalDateTime time =
                    LocalDateTime.of(2026, 3, 2, 9, 0)
                            .plusDays(random.nextInt(DAYS))
                            .plusSeconds(random.nextInt(OPEN_SECONDS));
            uses.add(new Use(service, patrons.get(item), time, item));
        }
        services.serve(uses);
        return services.told(service).stream()
                .map(line -> new Said(patrons.get(TwoServices.item(line)), values(line)))
                .toList();
    }

    /** The date, and every value of a field that is long enough to mean somebody. */
    private static Set<String> values(String line) {
        Set<String> values = new HashSet<>();
        values.add(TwoServices.date(line));
        Arrays.stream(line.substring(line.indexOf("AO")).split("\\|", -1))
                .filter(field -> field.length() >= 2 + SHORTEST)
                .map(field -> field.substring(2))
                .forEach(values::add);
        return values;
    }
}
