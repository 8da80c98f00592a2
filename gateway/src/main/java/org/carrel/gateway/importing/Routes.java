package org.carrel.gateway.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a configuration, with the filters that they name by reference put in place. */
final class Routes {
    private final Map<String, Piece> filters = new HashMap<>();
    private final Map<String, Piece> routes = new HashMap<>();
    private final Piece root;
    private final Notes notes;

    Routes(Piece root, Notes notes) {
        this.root = root;
        this.notes = notes;
        notes.take(root, "version");
        for (Piece group : root.children()) {
            if (group.name().equals("filters") || group.name().equals("routes")) {
                notes.take(group);
                group.children().forEach(this::register);
            }
        }
    }

    private void register(Piece piece) {
        Map<String, Piece> shelf = piece.name().equals("route") ? routes : filters;
        piece.attribute("id").ifPresent(id -> shelf.putIfAbsent(id, piece));
    }

    /** The filters of the route at which everything begins. */
    List<Piece> start() {
        Optional<Piece> start = root.child("start");
        start.ifPresent(piece -> notes.take(piece, "route"));
        return start.flatMap(piece -> piece.attribute("route")).map(this::route).orElse(List.of());
    }

    /** The filters of a route; none where there is no such route. */
    List<Piece> route(String id) {
        Piece route = routes.get(id);
        if (route == null) {
            return List.of();
        }
        notes.take(route, "id");
        List<Piece> found = new ArrayList<>();
        for (Piece each : route.children("filter")) {
            notes.take(each, "id", "type", "name", "refid");
            Optional<String> reference = each.attribute("refid");
            Piece meant = reference.isPresent() ? filters.get(reference.get()) : each;
            if (meant == null) {
                notes.leave(each, "filter", "there is no filter of this name in the file");
            } else {
                notes.take(meant, "id", "type", "name");
                found.add(meant);
            }
        }
        return found;
    }
}
