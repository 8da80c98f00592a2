package org.carrel.admin.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one table of all that can be asked. What is not in it is not there. */
public final class Routes {
    private final List<Route> all;

    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, in no order that matters. */
    public List<Route> all() {
        return all;
    }

    /** What was found for a request. */
    record Found(Route route, Map<String, String> places) {}

    Optional<Found> find(Ask ask) {
        String path = strip(ask.path());
        return all.stream()
                .filter(route -> route.post() == ask.post())
                .flatMap(
                        route -> route.match(path).map(places -> new Found(route, places)).stream())
                .findFirst();
    }

    private static String strip(String path) {
        return path.startsWith(Route.API + "/") ? path.substring(Route.API.length()) : path;
    }
}
