package org.carrel.gateway.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.config.TargetConfig;
import org.carrel.z3950.query.SolrFields;
import org.carrel.z3950.sru.SolrRecords;

/** What the configuration says of a Solr index, in the form in which the gateway works with it. */
final class SolrIndex {
    /** The Use attribute "any". */
    private static final int ANYWHERE = 1016;

    private SolrIndex() {}

    /** In which fields of a Solr index an index of Bib-1 is looked for. */
    static SolrFields fields(TargetConfig config) {
        Map<Integer, List<String>> uses = new HashMap<>();
        config.queries().fields().forEach((use, field) -> uses.put(number(use), List.of(field)));
        List<String> all = config.queries().fields().values().stream().sorted().toList();
        return new SolrFields(uses, uses.getOrDefault(ANYWHERE, all));
    }

    /** What becomes of those fields of a Solr document that stand for a part of a record. */
    static SolrRecords records(TargetConfig config) {
        boolean dublinCore = config.answers().schema().contains("dc");
        Map<String, String> elements = new TreeMap<>();
        new TreeMap<>(fields(config).uses())
                .forEach((use, fields) ->
                        SolrPart.of(use)
                                .map(part -> dublinCore ? part.element() : part.marc())
                                .ifPresent(part -> elements.putIfAbsent(fields.getFirst(), part)));
        return new SolrRecords(
                dublinCore ? SolrRecords.Form.DUBLIN_CORE : SolrRecords.Form.MARC_XML, elements);
    }

    private static int number(String attribute) {
        return Integer.parseInt(attribute.substring(attribute.indexOf('=') + 1));
    }
}
