package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** What multi says of single targets: which way leads to them, and who calls there. */
final class Multiplexing {
    private Multiplexing() {}

    static boolean isIn(List<Piece> filters) {
        return filters.stream().anyMatch(each -> each.type().equals("multi"));
    }

    /** The entry of multi that a target of virt_db fits. */
    static Optional<Piece> entry(List<Piece> filters, Piece target) {
        return filters.stream()
                .filter(each -> each.type().equals("multi"))
                .flatMap(each -> each.children("target").stream())
                .filter(each -> Glob.matches(each.text(), target.text()))
                .findFirst();
    }
}
