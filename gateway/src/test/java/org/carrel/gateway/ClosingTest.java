package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.RepeatedTest;

/** A gateway that closes while kiosks hang up. */
class ClosingTest {
    private static final int KIOSKS = 40;

    /** Closing the trial fails where the gateway met a fault, as with memory that is gone. */
    @RepeatedTest(5)
    void every_visit_is_ended_before_its_memory_is_given_back() {
        try (GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual())) {
            trial.vendor(SimulatedVendor.TILL, ServiceOptions.usual());
            trial.plan()
                    .say(
                            SimulatedVendor.TILL,
                            "token",
                            "{ class: session, form: codabar14, prefix: \"29999\" }")
                    .door("kiosks", "self-check")
                    .say("kiosks", "routes", "{ fee-paid: till }");
            try (RunningGateway gateway = RunningGateway.startUnproved(trial.plan().config())) {
                int port = gateway.port("kiosks");
                List<WireClient> kiosks =
                        Stream.generate(() -> new WireClient(port, Speech.STANDARD))
                                .limit(KIOSKS)
                                .toList();
                kiosks.forEach(kiosk -> kiosk.ask(Questions.patronStatus(Questions.ZOE)));
                kiosks.forEach(WireClient::close);
            }
            assertEquals(KIOSKS, trial.ear().count("visit ended", "end=\"DISCONNECTED\""));
        }
    }
}
