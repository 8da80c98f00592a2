package org.carrel.gateway.demo;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A vendor's SIP2 service: it knows readers only by whatever identifier arrives, opens an account
 * at first sight and repeats the identifier in its texts, so that one can see what it was told.
 * Listens on loopback from the moment it is made; whoever makes it closes it.
 */
public final class SimulatedVendor implements AutoCloseable {
    /** The e-book press, which takes holds. */
    public static final String PRESS = "press";

    /** The till, which takes payments. */
    public static final String TILL = "till";

    // 23 11 09 01 99 97 93 63 35 37 17 19 25 15 29 65
    private static final String MESSAGES = "YYYNYYYYYYYNNYYN";

    private final Sip2Service service;

    /** Opens the vendor's service under its party name, for example {@link #PRESS}. */
    public SimulatedVendor(String party, ServiceOptions options, Witness witness) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Answers answers =
                new Answers(
                        List.of(
                                new SessionDesk(
                                        Set.of(login(party)), MESSAGES, "The " + party, clock),
                                new VendorDesk(clock)));
        service = new Sip2Service(party, options, answers, witness);
    }

    /** The login by which the gateway is known to a vendor. */
    public static Login login(String party) {
        return new Login("carrel", "demo-" + party);
    }

    /** The port it listens on. */
    public int port() {
        return service.port();
    }

    @Override
    public void close() {
        service.close();
    }
}
