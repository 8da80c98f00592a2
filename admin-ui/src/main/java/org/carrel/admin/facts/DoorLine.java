package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A door at which terminals or catalogue clients come in.
 *
 * @param protocol {@code sip2} or {@code z3950}
 * @param profile what its terminals may do
 * @param bind where it listens, as the configuration says
 * @param open whether it is open
 * @param drained whether nobody is let in until somebody opens it again, or the gateway restarts
 * @param encryption {@code plain}, {@code tls} or {@code mutual}
 * @param asks the upstreams or catalogues behind it
 * @param allow from where may be connected; empty from everywhere
 * @param loginRequired whether an account is asked for
 * @param connected how many are connected
 * @param most how many there were at once
 * @param refused how many of their messages were refused since the start
 * @param last when the last message came
 */
public record DoorLine(
        String name,
        String protocol,
        String profile,
        String bind,
        boolean open,
        boolean drained,
        String encryption,
        List<String> asks,
        List<String> allow,
        boolean loginRequired,
        int connected,
        int most,
        long refused,
        Optional<Instant> last) {
    public DoorLine {
        asks = List.copyOf(asks);
        allow = List.copyOf(allow);
    }

    /** Whether everyone on the way can read everything. */
    public boolean isPlain() {
        return encryption.equals("plain");
    }
}
