package org.carrel.gateway.watch;

import java.util.List;

/** How the log book tells what happened around the archive. */
final class ArchiveWords {
    private ArchiveWords() {}

    /** Whether nobody need do anything. */
    static boolean isGood(GatewayEvent.OfTheArchive event) {
        return switch (event) {
            case GatewayEvent.ArchiveReachable e -> e.reachable();
            case GatewayEvent.VendorDegraded e -> !e.degraded();
            case GatewayEvent.Destroyed e -> e.proved();
            case GatewayEvent.DestructionLate _, GatewayEvent.ArchiveUnvouched _ -> false;
        };
    }

    /** What happened. */
    static String what(GatewayEvent.OfTheArchive event) {
        return switch (event) {
            case GatewayEvent.ArchiveReachable _, GatewayEvent.ArchiveUnvouched _ -> "archive";
            case GatewayEvent.VendorDegraded e ->
                    e.degraded()
                            ? "vendor's review is overdue, it is told as little as can be"
                            : "vendor was reviewed";
            case GatewayEvent.Destroyed _ -> "destroyed what was kept for long enough";
            case GatewayEvent.DestructionLate _ -> "nothing was destroyed for days";
        };
    }

    /** Keys and values in turn. */
    static List<Object> about(GatewayEvent.OfTheArchive event) {
        return switch (event) {
            case GatewayEvent.ArchiveReachable e ->
                    List.of("reachable", e.reachable() ? "yes" : "no");
            case GatewayEvent.ArchiveUnvouched _ -> List.of("sealed", "no");
            case GatewayEvent.VendorDegraded e -> List.of("upstream", e.upstream());
            case GatewayEvent.Destroyed e ->
                    List.of("rows", e.rows(), "proved", e.proved() ? "yes" : "no");
            case GatewayEvent.DestructionLate e -> List.of("days", e.days());
        };
    }
}
