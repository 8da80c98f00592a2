package org.carrel.gateway.catalogue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.z3950.query.CqlMap;

/**
 * What a door needs to know of its catalogues to understand a question. Immutable; any thread.
 *
 * @param databases what may be searched, and where it lies
 * @param catalogues the rest, by target
 */
record CatalogueRules(Databases databases, Map<Label, Words> catalogues) {
    CatalogueRules {
        catalogues = Map.copyOf(catalogues);
    }

    /**
     * The words of one target's clients.
     *
     * @param cql by what its CQL is read
     * @param elements the element sets and schemas that may be asked for
     */
    record Words(CqlMap cql, Set<String> elements) {
        Words {
            elements = Set.copyOf(elements);
        }
    }

    CqlMap cql(Label target) {
        return words(target).cql();
    }

    Set<String> elements(Label target) {
        return words(target).elements();
    }

    private Words words(Label target) {
        return Objects.requireNonNull(catalogues.get(target));
    }
}
