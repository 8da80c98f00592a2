package org.carrel.config.record;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.OpacPart;

/**
 * What may be left in the records of one catalogue (z3950.md §8). Whatever no rule names is
 * dropped.
 *
 * @param dialect how its MARC says what it is written in
 * @param fields the rule of each tag or class of tags; the most exact one that matches is used
 * @param localMarker a subfield that makes any field with it local, such as $9 local of Alma
 * @param opac what becomes of parts of the holdings; parts not named here are dropped
 * @param xml the elements that may stay in XML that is not MARCXML, by namespace; none of the other
 *     namespaces
 * @param text by what free text is taken to speak of a person
 * @param ill whether barcodes stay, which interlibrary loan needs
 * @param plainText whether plain-text records are passed on, filtered by line
 */
public record RecordRules(
        MarcDialect dialect,
        Map<TagPattern, FieldRule> fields,
        Optional<LocalMarker> localMarker,
        Map<OpacPart, ValueAction> opac,
        Map<String, Set<String>> xml,
        TextPatterns text,
        boolean ill,
        boolean plainText) {

    public RecordRules {
        fields = Map.copyOf(fields);
        opac = Map.copyOf(opac);
        xml = Map.copyOf(xml);
    }

    /**
     * A subfield with a value by which a field is known to be the site's own.
     *
     * @param code the subfield's code
     * @param value what it begins with, in ASCII
     */
    public record LocalMarker(char code, String value) {}

    /** The rule of a tag of three digits or letters: the most exact one, or to drop the field. */
    public FieldRule rule(String tag) {
        return fields.entrySet().stream()
                .filter(each -> each.getKey().matches(tag))
                .max(Comparator.comparingInt(each -> each.getKey().exactness()))
                .map(Map.Entry::getValue)
                .orElse(FieldRule.DROP);
    }
}
