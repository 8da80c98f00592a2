package org.carrel.gateway.oracle;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be examined.
 *
 * @param main the class whose {@code serve --config FILE} is a gateway
 * @param sessions how many patrons come
 * @param tls whether the library and every other terminal speak TLS
 * @param faults whether four of five sessions go wrong on purpose
 * @param console whether somebody looks at the console, after the last session
 * @param core whether the memory of the process is examined as well, after the last session
 * @param coreDuring whether it is examined twice during a session too
 * @param work where the evidence is kept; without it, in a temporary folder that is deleted
 */
public record OraclePlan(
        String main,
        int sessions,
        boolean tls,
        boolean faults,
        boolean console,
        boolean core,
        boolean coreDuring,
        Optional<Path> work) {

    /** Whether something is put into this sink. */
    boolean searches(Sink sink) {
        return switch (sink) {
            case CONSOLE -> console;
            case CORE -> core;
            case CORE_DURING, CORE_AMID -> coreDuring;
            default -> true;
        };
    }
}
