package org.carrel.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.RecordRules.LocalMarker;
import org.carrel.config.record.TagPattern;
import org.carrel.config.record.TextPatterns;
import org.carrel.config.record.ValueAction;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.OpacPart;

/** Reads the record profiles that come with the gateway, and a target's {@code records:}. */
final class RecordRulesReader {
    private static final Label MARC_21 = new Label("marc21");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,14}");

    private RecordRulesReader() {}

    /** Every profile of a file, in its order; one may extend those before it. */
    static Map<Label, RecordRules> readAll(Section root) {
        TextPatterns text =
                new TextPatterns(
                        texts(root.child("words")), texts(root.child("link-words")), List.of());
        Map<Label, RecordRules> profiles = new HashMap<>();
        for (Section each : root.child("records").children()) {
            each.label().ifPresent(name -> profiles.put(name, profile(each, profiles, text)));
        }
        return profiles;
    }

    /**
     * What a target's {@code records:} asks for: the name of a profile, or a group with a profile
     * and what a site changes of it. The plain profile for MARC 21 where nothing is said.
     */
    static RecordRules read(Section section, Map<Label, RecordRules> profiles) {
        Section named = section.text().isPresent() ? section : section.child("profile");
        RecordRules base =
                named(named, profiles).orElseGet(() -> profiles.getOrDefault(MARC_21, nothing()));
        return new RecordRules(
                base.dialect(),
                KeepList.apply(section.child("keep"), base),
                base.localMarker(),
                base.opac(),
                base.xml(),
                base.text().with(patronNumbers(section.child("patron-numbers"))),
                section.child("ill").flag().orElse(base.ill()),
                section.child("plain-text").flag().orElse(base.plainText()));
    }

    private static RecordRules profile(
            Section section, Map<Label, RecordRules> before, TextPatterns text) {
        RecordRules base =
                named(section.child("extends"), before).orElseGet(RecordRulesReader::nothing);
        Map<TagPattern, FieldRule> fields = new HashMap<>(base.fields());
        for (Section each : section.child("fields").children()) {
            tag(each).ifPresent(tag -> fields.put(tag, FieldRuleReader.read(each)));
        }
        Map<OpacPart, ValueAction> opac = new EnumMap<>(OpacPart.class);
        opac.putAll(base.opac());
        for (Section each : section.child("holdings").children()) {
            part(each)
                    .ifPresent(part ->
                            each.choice(ValueAction.class)
                                    .ifPresent(action -> opac.put(part, action)));
        }
        return new RecordRules(
                section.child("format").choice(MarcDialect.class).orElse(base.dialect()),
                fields,
                marker(section.child("local-marker")).or(base::localMarker),
                opac,
                xml(section.child("xml"), base.xml()),
                text,
                section.child("ill").flag().orElse(base.ill()),
                section.child("plain-text").flag().orElse(base.plainText()));
    }

    private static RecordRules nothing() {
        return new RecordRules(
                MarcDialect.MARC_21,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                new TextPatterns(List.of(), List.of(), List.of()),
                false,
                false);
    }

    private static Optional<RecordRules> named(Section section, Map<Label, RecordRules> profiles) {
        Optional<String> name = section.text();
        Optional<RecordRules> found = name.flatMap(Label::parse).map(profiles::get);
        if (name.isPresent() && found.isEmpty()) {
            String names =
                    String.join(
                            ", ", profiles.keySet().stream().map(Label::text).sorted().toList());
            section.error("names no record profile", "choose one of " + names);
        }
        return found;
    }

    private static Optional<TagPattern> tag(Section section) {
        Optional<TagPattern> tag = TagPattern.parse(section.name());
        if (tag.isEmpty()) {
            section.error("is no tag", "write for example 852, 59X, 9XX, 876-878 or AVA");
        }
        return tag;
    }

    private static Optional<OpacPart> part(Section section) {
        for (OpacPart part : OpacPart.values()) {
            if (Section.word(part).equals(section.name())) {
                return Optional.of(part);
            }
        }
        section.error("is no part of the holdings", "write for example availability-date");
        return Optional.empty();
    }

    private static Optional<LocalMarker> marker(Section section) {
        Optional<Character> code = FieldRuleReader.code(section.child("subfield"));
        Optional<String> value = section.child("value").text();
        return code.flatMap(letter -> value.map(text -> new LocalMarker(letter, text)));
    }

    private static Map<String, Set<String>> xml(Section section, Map<String, Set<String>> base) {
        Map<String, Set<String>> namespaces = new HashMap<>(base);
        for (Section each : section.children()) {
            namespaces.put(each.name(), Set.copyOf(new HashSet<>(texts(each))));
        }
        return namespaces;
    }

    private static List<String> patronNumbers(Section section) {
        for (Section each : section.items()) {
            each.read(
                    text -> DIGITS.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
                    "write the 3 to 14 digits that begin each card number, in quotes");
        }
        return texts(section).stream().filter(text -> DIGITS.matcher(text).matches()).toList();
    }

    private static List<String> texts(Section section) {
        return section.items().stream().flatMap(each -> each.text().stream()).toList();
    }
}
