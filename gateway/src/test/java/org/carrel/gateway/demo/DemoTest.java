package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.gateway.demo.Demo.Options;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;

/** The plays, performed straight at the library with no gateway in between. */
class DemoTest {
    private static final Screen PLAIN = new Screen(120, false);
    private static final ServiceOptions OPEN = ServiceOptions.usual().withoutLogin();
    private static final Pattern ILS_PORT =
            Pattern.compile("ils:.*?127.0.0.1:(\\d+)", Pattern.DOTALL);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Witness witness = new Witness();

    @Test
    void theGatePassGoesAsWritten() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness)) {
            assertEquals(0, perform(new GatePass(), ils));
        }
    }

    @Test
    void theSorterRunGoesAsWrittenAndCaptionsEachStep() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness)) {
            assertEquals(0, perform(new SorterRun(), ils));
        }
        assertTrue(text().contains("● A disc that lives in the harbour branch"));
    }

    @Test
    void onlyTheVendorsHoldIsNotForTheLibraryToGrant() {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.CP850, Terminator.CR, true, '|');
        try (SimulatedIls ils =
                new SimulatedIls(ServiceOptions.usual().withDialect(dialect), witness)) {
            assertEquals(1, perform(new KioskVisit(SimulatedIls.LOGIN), ils));
        }
        assertTrue(text().contains("Le Père Goriot"));
    }

    @Test
    void aVendorThatWasToldACardFailsTheCheck() {
        witness.saw("till", Direction.RECEIVED, Asking.pay(People.ZOE, "4.50"));
        assertFalse(new Verdict(out, PLAIN).pass(witness.all()));
        assertTrue(text().contains("till saw a card number (as it is) in AA of a 37"));
    }

    @Test
    void aVendorThatWasToldATokenPassesTheCheck() {
        witness.saw("till", Direction.RECEIVED, "35" + Asking.now() + "AORIV|AA29999000000017|");
        assertTrue(new Verdict(out, PLAIN).pass(witness.all()));
        assertTrue(text().contains("PASS"));
    }

    @Test
    void vendorsThatWereNeverAskedProveNothing() {
        assertFalse(new Verdict(out, PLAIN).pass(witness.all()));
    }

    @Test
    void aGatewayThatOnlyPassesThroughMakesTheDemonstrationFail() {
        int result =
                new Demo(PLAIN)
                        .run(
                                out,
                                new Options(true, Ports.ANY, Optional.empty()),
                                DemoTest::passingThrough);
        assertEquals(1, result);
        assertTrue(text().contains("The play broke off"));
    }

    @Test
    void theInvitationNamesPortsLoginsAndCards() {
        new Invitation(out, PLAIN).print(port(4711), Ports.USUAL);
        assertTrue(text().contains("port 4711 (6001 is taken)"));
        assertTrue(text().contains(People.ZOE.card()));
        assertTrue(text().contains("The console is at https://localhost:8443"));
        assertTrue(text().endsWith("Ctrl-C ends." + System.lineSeparator()));
    }

    private int perform(Play play, SimulatedIls ils) {
        return new Stage(out, PLAIN, witness).perform(play, ils.port());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Every terminal is sent to the library itself. */
    private static RunningGateway passingThrough(String yaml) {
        Matcher ils = ILS_PORT.matcher(yaml);
        assertTrue(ils.find());
        return port(Integer.parseInt(ils.group(1)));
    }

    private static RunningGateway port(int port) {
        return new RunningGateway() {
            @Override
            public int port(String terminals) {
                return port;
            }

            @Override
            public Optional<String> console() {
                return Optional.of("The console is at https://localhost:8443");
            }

            @Override
            public void close() {}
        };
    }
}
