package org.carrel.z3950.sru;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the fields of a Solr index become a record; a field that is not here is left out. Immutable;
 * shared by all threads.
 *
 * @param form the kind of record
 * @param elements by the name of a Solr field: for Dublin Core an element such as {@code title},
 *     for MARC a tag with its subfield such as {@code 245a}, or the tag of a control field
 */
public record SolrRecords(Form form, Map<String, String> elements) {
    private static final Pattern DUBLIN_CORE = Pattern.compile("[a-z]+");
    private static final Pattern MARC = Pattern.compile("00[1-9]|[0-9]{3}[a-z0-9]");

    /** The two forms in which a Solr target's records are shown. */
    public enum Form {
        DUBLIN_CORE("info:srw/schema/1/dc-v1.1"),
        MARC_XML("info:srw/schema/1/marcxml-v1.1");

        private final String schema;

        Form(String schema) {
            this.schema = schema;
        }

        /** The identifier of the record schema. */
        public String schema() {
            return schema;
        }
    }

    /** Refuses an element that the form does not have. */
    public SolrRecords {
        elements = Map.copyOf(elements);
        Pattern allowed = form == Form.MARC_XML ? MARC : DUBLIN_CORE;
        if (!elements.values().stream().allMatch(allowed.asMatchPredicate())) {
            throw new IllegalArgumentException("no element of this form");
        }
    }

    /** The fields that a question has to ask for. */
    public List<String> fields() {
        return elements.keySet().stream().sorted().toList();
    }

    Optional<String> element(String field) {
        return Optional.ofNullable(elements.get(field));
    }
}
