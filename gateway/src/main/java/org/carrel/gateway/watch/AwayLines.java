package org.carrel.gateway.watch;

import java.util.List;

/** What the log says of upstreams that are away, and of what waits for them. */
final class AwayLines {
    private AwayLines() {}

    static Line of(GatewayEvent.CircuitChanged event) {
        List<Object> of = List.of("upstream", event.upstream());
        return switch (event.state()) {
            case OPEN -> new Line(Level.ERROR, "upstream given up for now", of);
            case HALF_OPEN -> new Line(Level.DEBUG, "upstream tried", of);
            case CLOSED -> new Line(Level.INFO, "upstream asked again", of);
        };
    }

    /** A drop that is emptied is told; what goes in and out on the way only where all is. */
    static Line of(GatewayEvent.DropChanged event) {
        Level level =
                switch (event.state()) {
                    case KEPT -> event.held() == 1 ? Level.WARN : Level.DEBUG;
                    case TOLD -> event.held() == 0 ? Level.INFO : Level.DEBUG;
                    case REFUSED, EXPIRED, TURNED_DOWN -> Level.ERROR;
                };
        return new Line(
                level,
                "book drop",
                List.of(
                        "terminals",
                        event.terminals(),
                        "state",
                        event.state(),
                        "held",
                        event.held()));
    }
}
