package org.carrel.gateway.listen;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.config.DoorConfig;
import org.carrel.gateway.watch.TurnAway;

/**
 * How many are inside by the door of one name, and from which addresses, whatever configuration is
 * in force there; and whether anybody may take a place at all. Any thread.
 */
final class Places {
    private final AtomicInteger inside = new AtomicInteger();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    private volatile boolean drained;

    /** From now on there is none for anybody, or there is again. */
    void drain(boolean now) {
        drained = now;
    }

    boolean isDrained() {
        return drained;
    }

    /** Takes a place, or tells why there is none. */
    Optional<TurnAway> take(InetAddress address, DoorConfig limits) {
        if (drained) {
            return Optional.of(TurnAway.DRAINED);
        }
        if (!isWithin(inside.incrementAndGet(), limits.mostConnections())) {
            inside.decrementAndGet();
            return Optional.of(TurnAway.CROWDED);
        }
        Integer ofAddress = byAddress.merge(address, 1, Integer::sum);
        if (ofAddress == null || !isWithin(ofAddress, limits.mostFromAddress())) {
            giveBack(address);
            return Optional.of(TurnAway.CROWDED_ADDRESS);
        }
        return Optional.empty();
    }

    void giveBack(InetAddress address) {
        inside.decrementAndGet();
        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    private static boolean isWithin(int count, int most) {
        return most == 0 || count <= most;
    }
}
