package org.carrel.gateway.upstream;

import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants a connection. Exactly one of its two ends is told, once, on whatever thread;
 * they are quick and do not throw.
 *
 * @param terminal who wants it; null where it is the gateway itself
 * @param until when there is no use in it any more, as {@link System#nanoTime()}
 * @param with takes the connection
 * @param without takes the reason why there is none
 */
record Wanted(
        @Nullable Terminal terminal,
        long until,
        Consumer<UpstreamConnection> with,
        Consumer<Outcome> without) {
    private static final Label OURSELVES = new Label("gateway");

    /** The same with another who takes the connection. */
    Wanted by(Consumer<UpstreamConnection> other) {
        return new Wanted(terminal, until, other, without);
    }

    /** At which door it is wanted. */
    Label door() {
        return terminal == null ? OURSELVES : terminal.name();
    }
}
