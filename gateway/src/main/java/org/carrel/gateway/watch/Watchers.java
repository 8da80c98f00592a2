package org.carrel.gateway.watch;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * All who watch the gateway, told of every event on the thread on which it happened, in the order
 * in which they were named. A watcher is quick and does not throw.
 */
public final class Watchers {
    private final List<Consumer<GatewayEvent>> watchers;

    public Watchers(List<Consumer<GatewayEvent>> watchers) {
        this.watchers = List.copyOf(watchers);
    }

    /** Tells everybody. */
    public void tell(GatewayEvent event) {
        for (Consumer<GatewayEvent> watcher : watchers) {
            watcher.accept(event);
        }
    }

    /**
     * Tells of a fault of our own by its class and place; its message could hold anything and is
     * left out.
     */
    public void fault(Throwable fault) {
        tell(new GatewayEvent.Fault(fault.getClass(), Arrays.asList(fault.getStackTrace())));
    }
}
