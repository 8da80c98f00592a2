package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.junit.jupiter.api.Test;

/** How a simulated service behaves on its wire, whatever it is asked. */
class ServiceConnectionTest {
    private static final ServiceOptions OPEN = ServiceOptions.usual().withoutLogin();

    private final Witness witness = new Witness();

    @Test
    void whoDidNotLogInIsHungUpOn() {
        try (SimulatedIls ils = new SimulatedIls(ServiceOptions.usual(), witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            assertThrows(BrokenPlay.class, () -> terminal.ask(Asking.item(Stock.EMMA)));
        }
    }

    @Test
    void aWrongLoginIsRefused() {
        try (SimulatedIls ils = new SimulatedIls(ServiceOptions.usual(), witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            assertTrue(terminal.ask("9300CNcarrel|COwrong|").startsWith("940"));
        }
    }

    @Test
    void theLastAnswerComesAgainOnRequest() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            String answer = terminal.ask(Asking.item(Stock.EMMA));
            terminal.send("97AZFEF5");
            assertEquals(answer, terminal.answer());
        }
    }

    @Test
    void aRequestForNothingIsAskedBack() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            terminal.send("97AZFEF5");
            assertEquals("96AZFEF6", terminal.answer());
        }
    }

    @Test
    void garbageIsAskedAgain() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            terminal.send("hello?");
            assertEquals("96", terminal.answer());
        }
    }

    @Test
    void aWrongChecksumIsAskedAgain() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            terminal.send("9900802.00AY1AZ0000");
            assertEquals("96AZFEF6", terminal.answer());
        }
    }

    @Test
    void withoutErrorDetectionTheAnswerHasNoneEither() {
        try (SimulatedIls ils = new SimulatedIls(OPEN, witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            terminal.send("9900802.00");
            assertTrue(WireLine.of(terminal.answer()).tail().isEmpty());
        }
    }

    @Test
    void pipelinedQuestionsAreAnsweredInOrderEvenWhenSlow() {
        try (SimulatedIls ils = new SimulatedIls(OPEN.withLatency(20), witness);
                DemoTerminal terminal = terminal(ils, "utf-8")) {
            String both = Asking.item(Stock.EMMA) + "\r" + Asking.item(Stock.CRANFORD);
            terminal.send(both);
            assertTrue(terminal.answer().startsWith("1803"));
            assertTrue(terminal.answer().startsWith("1804"));
        }
    }

    @Test
    void oneConnectionTooManyIsHungUpOn() {
        try (SimulatedIls ils = new SimulatedIls(OPEN.withMaximumConnections(1), witness);
                DemoTerminal first = terminal(ils, "utf-8")) {
            assertTrue(first.ask("9900802.00").startsWith("98Y"));
            try (DemoTerminal second = terminal(ils, "utf-8")) {
                assertThrows(BrokenPlay.class, () -> second.ask("9900802.00"));
            }
        }
    }

    @Test
    void namesAreWrittenInTheCharsetOfTheDialect() {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.CP850, Terminator.CRLF, true, '|');
        try (SimulatedIls ils = new SimulatedIls(OPEN.withDialect(dialect), witness);
                DemoTerminal terminal = terminal(ils, "cp850")) {
            String answer = terminal.ask(Asking.status(People.ZOE.card(), People.ZOE.pin()));
            Optional<String> name =
                    WireLine.of(answer).parts().stream()
                            .filter(part -> part.id().equals("AE"))
                            .map(WireLine.Part::value)
                            .findFirst();
            assertEquals(Optional.of("Zoë Çelik-Müller"), name);
        }
    }

    private DemoTerminal terminal(SimulatedIls ils, String charset) {
        return new DemoTerminal("test", ils.port(), charset, witness);
    }
}
