package org.carrel.gateway.demo;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A library system with a dozen readers and forty items, which really keeps state and answers all
 * of SIP2, with the personal baggage that real ones send. Listens on loopback from the moment it is
 * made; whoever makes it closes it.
 */
public final class SimulatedIls implements AutoCloseable {
    /** The name under which it stands in the witness's record. */
    public static final String PARTY = "ILS";

    /** Its institution id (AO). */
    public static final String INSTITUTION = "RIV";

    /** The login by which the gateway is known to it. */
    public static final Login LOGIN = new Login("carrel", "demo-ils");

    private static final String ALL_MESSAGES = "YYYYYYYYYYYYYYYY";

    private final Sip2Service service;

    /** Opens the library as it stands every morning. */
    public SimulatedIls(ServiceOptions options, Witness witness) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Circulation circulation = new Circulation(clock);
        Answers answers =
                new Answers(
                        List.of(
                                new SessionDesk(
                                        Set.of(LOGIN),
                                        ALL_MESSAGES,
                                        "Riverside Public Library",
                                        clock),
                                new PatronDesk(circulation, clock),
                                new LoanDesk(circulation, clock),
                                new ReturnDesk(circulation, clock),
                                new ItemDesk(circulation, clock)));
        service = new Sip2Service(PARTY, options, answers, witness);
    }

    /** The port it listens on. */
    public int port() {
        return service.port();
    }

    /** Closes all connections but keeps listening, as a library system that stumbles. */
    public void hangUp() {
        service.hangUp();
    }

    @Override
    public void close() {
        service.close();
    }
}
