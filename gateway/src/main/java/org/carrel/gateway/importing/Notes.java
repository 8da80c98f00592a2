package org.carrel.gateway.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps account of which pieces of a configuration were taken over. Whatever nobody spoke for is
 * left out and listed, so that nothing is lost in silence. One thread.
 */
final class Notes {
    private final Set<Integer> taken = new HashSet<>();
    private final Set<String> takenAttributes = new HashSet<>();
    private final Set<Integer> told = new HashSet<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(int number, LeftOut leftOut) {}

    /**
     * The piece itself, and its text, were taken over; attributes and children speak for
     * themselves.
     */
    void take(Piece piece) {
        taken.add(piece.number());
    }

    /** The piece and some of its attributes were taken over. */
    void take(Piece piece, String... attributes) {
        take(piece);
        for (String each : attributes) {
            takenAttributes.add(key(piece, each));
        }
    }

    /** Nothing of the piece is taken over, or of what stands in it. */
    void leave(Piece piece, String what, String meaning) {
        told.add(piece.number());
        remark(piece, what, meaning);
    }

    /** The piece is taken over, but not quite as it was. */
    void remark(Piece piece, String what, String meaning) {
        entries.putIfAbsent(
                key(piece, what + meaning),
                new Entry(piece.number(), new LeftOut(piece.place(), what, meaning)));
    }

    /** All that was left out, in the order of the file; whatever was not spoken for is added. */
    List<LeftOut> inOrder(Piece root) {
        sweep(root, "");
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingInt(Entry::number));
        return sorted.stream().map(Entry::leftOut).toList();
    }

    private void sweep(Piece piece, String filter) {
        if (told.contains(piece.number())) {
            return;
        }
        if (!taken.contains(piece.number())) {
            boolean unused = piece.name().equals("filter") || piece.name().equals("route");
            leave(
                    piece,
                    what(piece, filter),
                    unused ? Meanings.UNUSED : Meanings.of(filter, piece.name()));
            return;
        }
        for (String attribute : piece.attributes().keySet().stream().sorted().toList()) {
            if (!takenAttributes.contains(key(piece, attribute))) {
                String what = what(piece, filter) + "@" + attribute;
                remark(piece, what, Meanings.of(filter, piece.name() + "@" + attribute));
            }
        }
        String inside = piece.name().equals("filter") ? piece.type() : filter;
        piece.children().forEach(each -> sweep(each, inside));
    }

    /** How a piece is called in the list. */
    static String what(Piece piece, String filter) {
        if (piece.name().equals("filter")) {
            return piece.type().matches("[a-z0-9_]{1,40}") ? piece.type() : "filter";
        }
        return filter.isEmpty() ? piece.name() : filter + "/" + piece.name();
    }

    private static String key(Piece piece, String word) {
        return piece.number() + " " + word;
    }
}
