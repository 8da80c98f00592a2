package org.carrel.gateway.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntUnaryOperator;

/** The ports of the demonstration's terminals on loopback; 0 for any that is free. */
public record Ports(int kiosks, int gates, int sorter, int staff) {
    /** The ports that the demonstration has where nobody else has them: 6001 to 6004. */
    public static final Ports USUAL = new Ports(6001, 6002, 6003, 6004);

    /** Any that are free. */
    public static final Ports ANY = new Ports(0, 0, 0, 0);

    /** These ports, with 0 in the place of each that somebody has already. */
    Ports whereFree() {
        IntUnaryOperator free = port -> isFree(port) ? port : 0;
        return new Ports(
                free.applyAsInt(kiosks),
                free.applyAsInt(gates),
                free.applyAsInt(sorter),
                free.applyAsInt(staff));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
