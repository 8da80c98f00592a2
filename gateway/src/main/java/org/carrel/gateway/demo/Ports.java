package org.carrel.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The ports of the demonstration's terminals and catalogue clients on loopback; 0 for any that is
 * free.
 */
public record Ports(int kiosks, int gates, int sorter, int staff, int catalogue, int console) {
    /**
     * The ports that it has where nobody else has them: 6001 to 6004, 2100, and 8443 for the
     * console.
     */
    public static final Ports USUAL = new Ports(6001, 6002, 6003, 6004, 2100, 8443);

    /** Any that are free. */
    public static final Ports ANY = new Ports(0, 0, 0, 0, 0, 0);

    /** These ports, with another that is free in the place of each that somebody has already. */
    Ports whereFree() {
        return new Ports(
                freeOr(kiosks),
                freeOr(gates),
                freeOr(sorter),
                freeOr(staff),
                freeOr(catalogue),
                freeOr(console));
    }

    private static int freeOr(int port) {
        try {
            return probed(port);
        } catch (IOException taken) {
            return anyFree();
        }
    }

    private static int anyFree() {
        try {
            return probed(0);
        } catch (IOException none) {
            throw new UncheckedIOException("no port is free", none);
        }
    }

    private static int probed(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
