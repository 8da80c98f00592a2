package org.carrel.z3950.query;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * In which fields of a Solr index an access point of Bib-1 is looked for; no field that is not here
 * is ever asked. Immutable; shared by all threads.
 *
 * @param uses the fields of a Use attribute
 * @param otherwise the fields of a term without one
 */
public record SolrFields(Map<Integer, List<String>> uses, List<String> otherwise) {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** Refuses a name that Lucene would not take for a field. */
    public SolrFields {
        uses = Map.copyOf(uses);
        otherwise = List.copyOf(otherwise);
        uses.values().forEach(SolrFields::requireFields);
        requireFields(otherwise);
    }

    private static void requireFields(List<String> fields) {
        if (fields.isEmpty() || !fields.stream().allMatch(FIELD.asMatchPredicate())) {
            throw new IllegalArgumentException("no field of a Solr index");
        }
    }
}
