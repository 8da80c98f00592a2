package org.carrel.gateway.oracle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The doors of the examined gateway and where they are. */
final class GatewayPorts {
    private final Map<String, Integer> ports = new HashMap<>();

    /** The port of the door with this name, the same each time. */
    int of(String door) {
        return Objects.requireNonNull(ports.computeIfAbsent(door, _ -> free()));
    }

    /** The ports of all doors that were named so far. */
    List<Integer> all() {
        return List.copyOf(ports.values());
    }

    private static int free() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new OracleFailed("no port is free", none);
        }
    }
}
