package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final int TRIES = 2_000;

    /** The system gives a port that was just let go to the next who asks, now and then. */
    @Test
    void no_two_of_any_that_are_free_are_the_same() {
        for (int each = 0; each < TRIES; each++) {
            Ports found = Ports.ANY.whereFree();
            Set<Integer> different =
                    IntStream.of(
                                    found.kiosks(),
                                    found.gates(),
                                    found.sorter(),
                                    found.staff(),
                                    found.catalogue(),
                                    found.console())
                            .boxed()
                            .collect(Collectors.toSet());
            assertEquals(6, different.size(), found::toString);
        }
    }
}
