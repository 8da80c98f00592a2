package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.gateway.LinkingByTime.TokenLife;
import org.carrel.gateway.Vendors.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two vendors with clocks can still join although their tokens have nothing in common, over a
 * month of captured traffic; prints the figure for each life that tokens can have.
 */
class LinkingByTimeTest {
    private static final int DAYS = 30;
    private static final long SEED = 1;

    @TempDir private Path folder = Path.of("");

    @Test
    void the_shorter_tokens_live_the_less_can_be_joined_by_time() throws IOException {
        Map<TokenLife, Double> figures = new EnumMap<>(TokenLife.class);
        for (TokenLife life : TokenLife.values()) {
            Path storage = Files.createDirectory(folder.resolve(life.name()));
            double figure = new LinkingByTime(DAYS, SEED).attributed(life.token(), storage);
            figures.put(life, figure);
            System.out.println(life.line(figure));
        }
        List<Double> descending = List.copyOf(figures.values());
        for (int at = 1; at < descending.size(); at++) {
            assertTrue(descending.get(at) <= descending.get(at - 1) + 0.02, figures.toString());
        }
        assertTrue(descending.getLast() < 0.15, figures.toString());
    }

    @Test
    void who_is_seen_alone_is_found() {
        List<Event> press = List.of(new Event("a", 0, 1), new Event("b", 90_000, 2));
        List<Event> lender = List.of(new Event("x", 600, 1), new Event("y", 91_000, 2));
        assertEquals(1.0, new Vendors(press, lender).attributed());
    }

    @Test
    void who_is_one_of_two_is_found_half_the_time() {
        List<Event> press = List.of(new Event("a", 0, 1), new Event("b", 60, 2));
        assertEquals(0.5, new Vendors(press, List.of(new Event("x", 600, 1))).attributed());
    }

    @Test
    void who_comes_again_under_the_same_token_is_found() {
        List<Event> press =
                List.of(
                        new Event("a", 0, 1),
                        new Event("b", 60, 2),
                        new Event("a", 90_000, 1),
                        new Event("c", 90_060, 3));
        List<Event> lender = List.of(new Event("x", 600, 1), new Event("x", 90_600, 1));
        assertEquals(1.0, new Vendors(press, lender).attributed());
    }
}
