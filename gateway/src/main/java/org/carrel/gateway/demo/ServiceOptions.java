package org.carrel.gateway.demo;

import org.carrel.sip2.Sip2Dialect;

/**
 * How a simulated service behaves on its socket.
 *
 * @param port on loopback; 0 for any that is free
 * @param latency how long it thinks about each answer, in milliseconds
 * @param maximumConnections it closes at once whatever comes beyond that
 * @param requireLogin whether it closes on a terminal that asks before it logged in; 99 is always
 *     answered
 */
public record ServiceOptions(
        int port, Sip2Dialect dialect, int latency, int maximumConnections, boolean requireLogin) {

    /** Any port, the standard's dialect, no latency, a hundred connections, login first. */
    public static ServiceOptions usual() {
        return new ServiceOptions(0, Sip2Dialect.STANDARD, 0, 100, true);
    }

    public ServiceOptions withDialect(Sip2Dialect other) {
        return new ServiceOptions(port, other, latency, maximumConnections, requireLogin);
    }

    public ServiceOptions withLatency(int milliseconds) {
        return new ServiceOptions(port, dialect, milliseconds, maximumConnections, requireLogin);
    }

    public ServiceOptions withMaximumConnections(int most) {
        return new ServiceOptions(port, dialect, latency, most, requireLogin);
    }

    public ServiceOptions withoutLogin() {
        return new ServiceOptions(port, dialect, latency, maximumConnections, false);
    }
}
