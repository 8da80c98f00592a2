package org.carrel.gateway.privacy;

import java.util.Map;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Authorised;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table for a request: by its door and by the upstream to which the door routes the
 * operation. Immutable.
 */
public final class ActionTables {
    /** The upstream that is ourselves: login, status, end of session. */
    public static final Label FRONT_DESK = new Label("front-desk");

    private final Map<Way, ActionTable> tables;
    private final Map<Way, Least> least;
    private final Lapsed lapsed;

    /**
     * @param tables of every way
     * @param least of the ways on which a vendor learns something
     * @param lapsed the vendors to whom {@code least} applies
     */
    public ActionTables(Map<Way, ActionTable> tables, Map<Way, Least> least, Lapsed lapsed) {
        this.tables = Map.copyOf(tables);
        this.least = Map.copyOf(least);
        this.lapsed = lapsed;
    }

    /** What becomes of a way when its vendor is told as little as can be. */
    public record Least(Label vendor, ActionTable table) {}

    /** One door and one upstream behind it. */
    public record Way(Label terminals, Label upstream) {
        // written out: what the compiler makes of a record is slower, and this stands in the hot
        // path
        @Override
        public boolean equals(Object other) {
            return other instanceof Way way
                    && terminals.equals(way.terminals)
                    && upstream.equals(way.upstream);
        }

        @Override
        public int hashCode() {
            return 31 * terminals.hashCode() + upstream.hashCode();
        }
    }

    ActionTable of(Authorised allowed) {
        Label upstream = upstream(allowed);
        ActionTable table = table(new Way(allowed.terminal().name(), upstream));
        if (table == null) {
            throw new IllegalStateException(
                    "no table from " + allowed.terminal().name() + " to " + upstream);
        }
        return table;
    }

    private @Nullable ActionTable table(Way way) {
        Set<Label> vendors = lapsed.vendors();
        Least few = vendors.isEmpty() ? null : least.get(way);
        return few != null && vendors.contains(few.vendor()) ? few.table() : tables.get(way);
    }

    /**
     * The session ends here whatever an upstream thinks of it, so the front desk answers 35 too
     * (sip2.md §2.8).
     */
    private static Label upstream(Authorised allowed) {
        OperationName operation = allowed.operation();
        boolean here = !operation.routed() || operation == OperationName.END_SESSION;
        return here ? FRONT_DESK : allowed.terminal().door().upstreamFor(operation);
    }
}
