package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.carrel.gateway.demo.Witness.Direction;
import org.junit.jupiter.api.Test;

/** The search's verdict: on a gateway that keeps everything back, on one that does not, on none. */
class CatalogueVerdictTest {
    private static final Screen PLAIN = new Screen(120, false);
    private static final String OF_CLIENT =
            "Reading Room PC 7 zoe.celik moby-1851 visit-8f3a1c 192.0.2.44";
    private static final String OF_PEOPLE =
            "Gift of Quenby Ashdown; last borrowed by Ivo Marchetti, due 2026-12-01, "
                    + Catalogue.barcode(7);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Evidence client = new Evidence();
    private final Evidence catalogue = new Evidence();

    @Test
    void whatWasSaidAndNotHeardPasses() {
        client.add(Direction.SENT, OF_CLIENT);
        catalogue.add(Direction.SENT, OF_PEOPLE);
        catalogue.add(Direction.RECEIVED, "Carrel @attr 1=1003 austen");
        client.add(Direction.RECEIVED, "Pride and prejudice");
        assertTrue(passes());
        assertFalse(text().contains("FAIL"));
    }

    @Test
    void aCookieThatReachedTheCatalogueFails() {
        client.add(Direction.SENT, OF_CLIENT);
        catalogue.add(Direction.SENT, OF_PEOPLE);
        catalogue.add(Direction.RECEIVED, "init cookie visit-8f3a1c");
        assertFalse(passes());
        assertTrue(text().contains("FAIL"));
    }

    @Test
    void aDonorThatReachedTheClientFailsInWhateverCase() {
        client.add(Direction.SENT, OF_CLIENT);
        catalogue.add(Direction.SENT, OF_PEOPLE);
        client.add(Direction.RECEIVED, "590 $aGIFT OF Q. ASHDOWN");
        assertFalse(passes());
    }

    @Test
    void whatWasNeverSaidProvesNothing() {
        assertFalse(passes());
    }

    @Test
    void theFigureOfWhatWasSaidIsThatOfTheWire() {
        client.add(Direction.SENT, OF_CLIENT);
        catalogue.add(Direction.SENT, OF_PEOPLE);
        catalogue.add(Direction.SENT, Catalogue.barcode(8));
        assertTrue(passes());
        assertEquals(1, text().lines().filter(line -> line.matches(".*barcodes.* 2 +0")).count());
    }

    private boolean passes() {
        return new CatalogueVerdict(out, PLAIN).pass(client, catalogue);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
