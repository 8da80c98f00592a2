package org.carrel.admin.pages;

import java.util.List;
import java.util.Map;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.gateway.console.Window;

/** What other machines ask: are you alive, are you ready, how much did you do. */
final class MachinePage {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final Window window;

    MachinePage(Window window) {
        this.window = window;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/metrics", Access.STAFF, _ -> metrics()).writing("text/plain"),
                Route.look("/health/live", Access.OPEN, _ -> health(200, "UP")),
                Route.look(
                        "/health/ready",
                        Access.OPEN,
                        _ -> window.ready() ? health(200, "UP") : health(503, "DOWN")));
    }

    private Answer metrics() {
        return new Answer.Plain(Reply.text(200, PROMETHEUS, window.metrics()));
    }

    private static Answer health(int status, String word) {
        return new Answer.Plain(Reply.text(status, JSON, Json.of(Map.of("status", word))));
    }
}
