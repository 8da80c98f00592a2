package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SimulatedVendorTest {

    @Test
    void aVendorOpensAnAccountForWhateverIdentifierArrives() {
        try (SimulatedVendor press =
                        new SimulatedVendor(
                                SimulatedVendor.PRESS, ServiceOptions.usual(), new Witness());
                DemoTerminal terminal =
                        new DemoTerminal("test", press.port(), "utf-8", new Witness())) {
            terminal.ask(Asking.login(SimulatedVendor.login(SimulatedVendor.PRESS)));
            assertTrue(terminal.ask(Asking.status("one", "")).contains("|AAone|"));
            assertTrue(terminal.ask(Asking.status("two", "")).contains("|AEReader 2|"));
            assertTrue(terminal.ask(Asking.status("one", "")).contains("|AEReader 1|"));
        }
    }

    @Test
    void aVendorRepeatsTheIdentifierInItsTexts() {
        try (SimulatedVendor till =
                        new SimulatedVendor(
                                SimulatedVendor.TILL,
                                ServiceOptions.usual().withoutLogin(),
                                new Witness());
                DemoTerminal terminal =
                        new DemoTerminal("test", till.port(), "utf-8", new Witness())) {
            String answer = terminal.ask(Asking.pay(People.ZOE, "4.50"));
            assertTrue(answer.startsWith("38Y"));
            assertTrue(answer.contains("|AGReceipt for " + People.ZOE.card() + "|"));
        }
    }
}
