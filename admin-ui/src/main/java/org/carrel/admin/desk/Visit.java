package org.carrel.admin.desk;

import java.util.Map;
import java.util.Objects;
import org.carrel.admin.text.Words;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.jspecify.annotations.Nullable;

/**
 * One act of somebody who may do it.
 *
 * @param access who may do it
 * @param places what stands in the path, by name
 * @param words their language
 */
public record Visit(
        Ask ask,
        Access access,
        Map<String, String> places,
        @Nullable Visitor visitor,
        Words words) {
    public Visit {
        places = Map.copyOf(places);
    }

    /** Who they are; never on a route that is open. */
    public Visitor who() {
        return Objects.requireNonNull(visitor);
    }

    /** Their name. */
    public StaffName name() {
        return who().name();
    }

    /** The role in which they act here. */
    public Role role() {
        return who().role(access);
    }

    /** What stands in the path. */
    public String place(String name) {
        return places.getOrDefault(name, "");
    }

    /** A parameter's value exactly as it was sent, as a password must be taken. */
    public String raw(String name) {
        return ask.raw(name);
    }

    /** A parameter's value. */
    public String value(String name) {
        return ask.value(name);
    }
}
