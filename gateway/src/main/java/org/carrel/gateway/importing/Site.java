package org.carrel.gateway.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is being made of a configuration: its targets and its doors. One thread. */
final class Site {
    private final List<Target> targets = new ArrayList<>();
    private final List<Door> doors = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();

    /**
     * A remote catalogue.
     *
     * @param label its name
     * @param sheet what is said of it, except for its databases
     * @param databases its own name for each database
     */
    record Target(String label, Sheet sheet, Map<String, String> databases) {}

    /**
     * A port for clients.
     *
     * @param label its name
     * @param sheet what is said of it, except for its databases
     * @param databases the label of the target for each database
     */
    record Door(String label, Sheet sheet, Map<String, String> databases) {}

    /** A new door with a name like the one given. */
    Door door(String like, Sheet sheet) {
        Door door = new Door(label(like), sheet, new LinkedHashMap<>());
        doors.add(door);
        return door;
    }

    /**
     * Offers a database at a door. A target that is the same in all else gets it too; otherwise
     * there is a new one.
     */
    void offer(Door door, String database, Sheet sheet, String there) {
        Target target =
                targets.stream()
                        .filter(each -> each.sheet().equals(sheet))
                        .filter(each ->
                                each.databases().getOrDefault(database, there).equals(there))
                        .findFirst()
                        .orElseGet(() -> target(sheet));
        target.databases().put(database, there);
        door.databases().put(database, target.label());
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }

    /** The doors at which there is something to search. */
    List<Door> doors() {
        return doors.stream().filter(door -> !door.databases().isEmpty()).toList();
    }

    private Target target(Sheet sheet) {
        String host =
                sheet.entries().get("address") instanceof Sheet.Entry.Word(String address)
                        ? address.substring(0, address.lastIndexOf(':'))
                        : "";
        Target target = new Target(label(host), sheet, new LinkedHashMap<>());
        targets.add(target);
        return target;
    }

    private String label(String like) {
        String base = Words.label(like).isEmpty() ? "catalogue" : Words.label(like);
        String label = base;
        for (int next = 2; !labels.add(label); next++) {
            label = base + "-" + next;
        }
        return label;
    }
}
