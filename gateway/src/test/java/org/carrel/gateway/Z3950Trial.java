package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;

/**
 * A gateway with one door for catalogue clients, between clients of the tests and a target, all on
 * loopback. Closing it fails where the gateway met a fault of its own or lost a buffer.
 */
final class Z3950Trial implements AutoCloseable {
    private final LogEar ear = new LogEar();
    private final int door = Plan.freePort();
    private final RunningGateway gateway;

    /** Before a target at this port, whose database {@code Default} clients call {@code books}. */
    Z3950Trial(int target) {
        this(target, "", "");
    }

    /**
     * @param ofTarget further lines of the target's configuration, each with four blanks before it
     * @param ofDoor the same for the door's
     */
    Z3950Trial(int target, String ofTarget, String ofDoor) {
        gateway = RunningGateway.startUnproved(config(yaml(target, ofTarget, ofDoor)));
    }

    RunningGateway gateway() {
        return gateway;
    }

    /** Where clients are served. */
    int port() {
        return door;
    }

    /** How many faults of its own the gateway has told of. */
    long faults() {
        return ear.count("fault", "");
    }

    @Override
    public void close() {
        gateway.close();
        ear.close();
        assertEquals(0, ear.count("fault", ""), "faults of the gateway's own");
    }

    private String yaml(int target, String ofTarget, String ofDoor) {
        return """
        library: { name: Trial, institution: TRL }
        upstreams:
          target:
            protocol: z3950
            address: 127.0.0.1:%d
            tls: { mode: plain }
            timeout: 5s
            databases: { books: Default }
        %s
        terminals:
          catalogue:
            protocol: z3950
            bind: 127.0.0.1:%d
            profile: catalogue-client
            databases: { books: target }
            tls: { mode: plain }
            allow: [127.0.0.0/8]
        %s
        """
                .formatted(target, ofTarget, door, ofDoor);
    }

    private static GatewayConfig config(String yaml) {
        return switch (ConfigLoader.load(yaml, Inline.ALLOWED)) {
            case Loaded.Accepted accepted -> accepted.config();
            case Loaded.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
