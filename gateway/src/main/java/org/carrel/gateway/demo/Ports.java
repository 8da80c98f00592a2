package org.carrel.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * These ports, with another that is free in the place of each that somebody has already; no two
     * alike.
     */
    Ports whereFree() {
        try (Probes probes = new Probes()) {
            return new Ports(
                    probes.freeOr(kiosks),
                    probes.freeOr(gates),
                    probes.freeOr(sorter),
                    probes.freeOr(staff),
                    probes.freeOr(catalogue),
                    probes.freeOr(console));
        }
    }

    /** Holds each port until all are found, for the system may give one that was let go again. */
    private static final class Probes implements AutoCloseable {
        private final List<ServerSocket> held = new ArrayList<>();

        int freeOr(int port) {
            try {
                return probed(port);
            } catch (IOException taken) {
                return anyFree();
            }
        }

        private int anyFree() {
            try {
                return probed(0);
            } catch (IOException none) {
                throw new UncheckedIOException("no port is free", none);
            }
        }

        private int probed(int port) throws IOException {
            ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            held.add(probe);
            return probe.getLocalPort();
        }

        @Override
        public void close() {
            for (ServerSocket each : held) {
                try {
                    each.close();
                } catch (IOException gone) {
                    throw new UncheckedIOException("a port was not let go", gone);
                }
            }
        }
    }
}
