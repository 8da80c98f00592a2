package org.carrel.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;

/**
 * A port at which terminals of one kind are served.
 *
 * @param name its name in this configuration
 * @param bind where it listens
 * @param profile what its terminals may ask and see
 * @param policy a further policy; the stricter of it and the profile's wins
 * @param upstream who answers
 * @param vendor whose terminals these are: an upstream of this file, where the profile is
 *     relying-vendor; it knows patrons by that upstream's tokens
 * @param routes who answers certain operations instead
 * @param allow from where terminals may connect; empty means from everywhere
 * @param balancers whose connections begin with the PROXY protocol and are somebody else's
 * @param tls how the way here is protected
 * @param login who may come
 * @param dialect how its terminals speak SIP2; error detection follows each terminal, whatever
 *     stands here
 * @param session how long a person's visit may last
 * @param pin what its terminals are told about PINs
 * @param decimals how amounts are told to them
 * @param connections how many there may be, and what each may cost
 * @param guesses how often a PIN may be wrong
 * @param keep what is kept for an upstream that is away; nothing unless somebody wants it
 */
public record ListenerConfig(
        Label name,
        Endpoint bind,
        TerminalProfile profile,
        Optional<Policy> policy,
        Label upstream,
        Optional<Label> vendor,
        Map<OperationName, Label> routes,
        List<AddressRange> allow,
        List<AddressRange> balancers,
        TlsConfig tls,
        LoginPolicy login,
        Sip2Dialect dialect,
        SessionLimits session,
        PinRule pin,
        Decimals decimals,
        DoorLimits connections,
        GuessLimits guesses,
        Optional<Keep> keep)
        implements DoorConfig {

    public ListenerConfig {
        routes = Map.copyOf(routes);
        allow = List.copyOf(allow);
        balancers = List.copyOf(balancers);
    }

    @Override
    public int mostConnections() {
        return connections.maximum();
    }

    @Override
    public int mostFromAddress() {
        return connections.perAddress();
    }

    /** The upstream that answers this operation. */
    public Label upstreamFor(OperationName operation) {
        return routes.getOrDefault(operation, upstream);
    }

    /** What ends a field on the wire. */
    public char delimiter() {
        return dialect.delimiter();
    }

    /** Whether every character has as many bytes on the wire as it has inside the gateway. */
    public boolean speaksUtf8() {
        return dialect.charset() == Sip2Charset.UTF_8;
    }
}
