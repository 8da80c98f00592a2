package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.carrel.config.Label;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.Vendor;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor at whom nobody has looked in time learns as little as can be, until somebody does. */
class LapsedReviewTest {
    private static final String PRESS = SimulatedVendor.PRESS;

    @TempDir private Path folder = Path.of("");
    private GatewayTrial trial;

    @BeforeEach
    void plan() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.vendor(PRESS, ServiceOptions.usual());
        trial.plan()
                .storage(folder)
                .say(PRESS, "token", "{ class: pairwise, form: text }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void it_gets_no_token_until_somebody_has_looked() {
        GatewayTrial.Running gateway = trial.start();
        WireClient kiosk = gateway.terminal("kiosks");
        hold(kiosk);
        String token = patrons().getLast();
        assertFalse(token.isEmpty());

        Archive archive = gateway.gateway().keeping().archive().orElseThrow();
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        archive.vendorRegistry().put(Vendor.unknown(new Label(PRESS)));
        archive.vendorRegistry()
                .reviewed(new Label(PRESS), today.minusYears(1), today.minusDays(1));
        gateway.gateway().keeping().review();
        hold(kiosk);
        assertTrue(
                patrons().stream().skip(1).allMatch(String::isEmpty), "names nobody: " + patrons());
        assertEquals(1, trial.ear().count("vendor's review is overdue", PRESS));

        archive.vendorRegistry().reviewed(new Label(PRESS), today, today.plusYears(1));
        gateway.gateway().keeping().review();
        hold(kiosk);
        assertEquals(token, patrons().getLast());
    }

    private static void hold(WireClient kiosk) {
        kiosk.ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
    }

    private List<String> patrons() {
        return trial.received(PRESS, "15").stream()
                .map(line -> line.replaceAll(".*\\|AA([^|]*)\\|.*", "$1"))
                .toList();
    }
}
