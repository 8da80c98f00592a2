package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.config.Label;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.Window;

/**
 * The databases that exist at one door, and nothing besides: a client names one of them, never a
 * host, an account or a filter (z3950.md §2.3). Immutable; any thread.
 */
final class Databases {
    /** More than that in one question is refused. */
    private static final int MOST = 8;

    private final List<Known> known;

    Databases(Map<String, Label> databases) {
        this.known =
                databases.entrySet().stream()
                        .map(each ->
                                new Known(
                                        Window.ofText(each.getKey()),
                                        each.getKey(),
                                        each.getValue()))
                        .toList();
    }

    /**
     * Where a question goes.
     *
     * @param target the catalogue that has all of the databases
     * @param names the databases, by the names of this door
     */
    record Place(Label target, List<String> names) {
        Place {
            names = List.copyOf(names);
        }
    }

    private record Known(Window written, String name, Label target) {}

    /**
     * The place of these databases.
     *
     * @throws TurnedDown where one does not exist here (diagnostic 109), or they do not lie in one
     *     catalogue or are too many (diagnostic 111)
     */
    Place place(Iterable<ByteBuf> names) {
        List<String> found = new ArrayList<>();
        Label target = null;
        for (ByteBuf name : names) {
            Known database = known(Window.on(name));
            if (found.size() == MOST || (target != null && !target.equals(database.target()))) {
                throw new TurnedDown(Diagnostic.TOO_MANY_DATABASES, Outcome.NOT_ALLOWED);
            }
            target = database.target();
            found.add(database.name());
        }
        if (target == null) {
            throw notHere();
        }
        return new Place(target, found);
    }

    private Known known(Window name) {
        for (Known each : known) {
            if (each.written().equals(name) || name.isIgnoringCase(each.name())) {
                return each;
            }
        }
        throw notHere();
    }

    private static TurnedDown notHere() {
        return new TurnedDown(Diagnostic.DATABASE_UNAVAILABLE, Outcome.NOT_ALLOWED);
    }
}
