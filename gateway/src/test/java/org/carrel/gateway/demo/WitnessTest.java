package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;
import org.junit.jupiter.api.Test;

class WitnessTest {

    @Test
    void aMarkDividesWhatWasBeforeFromWhatCameAfter() {
        Witness witness = new Witness();
        witness.saw("kiosk", Direction.SENT, "before");
        long mark = witness.mark();
        witness.saw("ILS", Direction.RECEIVED, "after");
        assertEquals(List.of("after"), lines(witness.since(mark)));
    }

    @Test
    void onlyTheNewestLinesAreKeptAndMarksStayTrue() {
        Witness witness = new Witness(Clock.systemUTC(), 2);
        witness.saw("kiosk", Direction.SENT, "one");
        long mark = witness.mark();
        witness.saw("kiosk", Direction.SENT, "two");
        witness.saw("kiosk", Direction.SENT, "three");
        assertEquals(List.of("two", "three"), lines(witness.since(mark)));
        witness.saw("kiosk", Direction.SENT, "four");
        assertEquals(List.of("three", "four"), lines(witness.all()));
    }

    @Test
    void aBlindWitnessSeesNothing() {
        Witness witness = new Witness(Clock.systemUTC(), 0);
        witness.saw("kiosk", Direction.SENT, "one");
        assertTrue(witness.all().isEmpty());
    }

    @Test
    void aServiceTellsBothDirectionsInOrder() {
        Witness witness = new Witness();
        try (SimulatedIls ils = new SimulatedIls(ServiceOptions.usual(), witness);
                DemoTerminal terminal = new DemoTerminal("kiosk", ils.port(), "utf-8", witness)) {
            terminal.ask("9900802.00");
        }
        assertEquals(
                List.of("kiosk SENT", "ILS RECEIVED", "ILS SENT", "kiosk RECEIVED"),
                witness.all().stream().map(each -> each.party() + " " + each.direction()).toList());
    }

    private static List<String> lines(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::line).toList();
    }
}
