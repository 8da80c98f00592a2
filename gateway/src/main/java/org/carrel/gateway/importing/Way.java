package org.carrel.gateway.importing;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a request travels from a port to the filter that is being read.
 *
 * @param door the port's door
 * @param behind the filters between the port and that filter, in their order
 */
record Way(Site.Door door, List<Piece> behind) {
    Way {
        behind = List.copyOf(behind);
    }

    /** The whole way, with what comes after. */
    List<Piece> with(List<Piece> after) {
        return Stream.concat(behind.stream(), after.stream()).toList();
    }

    /** The databases that are named for SRU, each of them once. */
    List<String> namedForWeb() {
        return behind.stream()
                .filter(filter -> filter.type().equals("sru_z3950"))
                .flatMap(filter -> filter.children("database").stream())
                .flatMap(database -> database.attribute("name").stream())
                .distinct()
                .toList();
    }
}
