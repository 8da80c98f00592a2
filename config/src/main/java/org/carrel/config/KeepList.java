package org.carrel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.record.FieldRule;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.TagPattern;

/** Reads a site's {@code keep:}, the fields and subfields that are to stay against the profile. */
final class KeepList {
    private static final Pattern FORM = Pattern.compile("([0-9A-Z]{3})(?:\\$([0-9a-z]))?");

    private KeepList() {}

    /** The rules of a profile with what the list keeps. */
    static Map<TagPattern, FieldRule> apply(Section list, RecordRules profile) {
        Map<TagPattern, FieldRule> fields = new HashMap<>(profile.fields());
        for (Section each : list.items()) {
            Optional<Matcher> form = each.text().map(FORM::matcher).filter(Matcher::matches);
            Optional<TagPattern> tag = form.flatMap(found -> TagPattern.parse(found.group(1)));
            if (form.isEmpty() || tag.isEmpty()) {
                each.error("is no field", "write for example 590, 59X or 952$p");
            } else {
                FieldRule before = before(tag.orElseThrow(), fields, profile);
                String code = form.orElseThrow().group(2);
                fields.put(
                        tag.orElseThrow(),
                        code == null ? before.kept() : before.keeping(code.charAt(0)));
            }
        }
        return fields;
    }

    /** What was said about the very same tag or class, or else by the rule that spoke for it. */
    private static FieldRule before(
            TagPattern tag, Map<TagPattern, FieldRule> fields, RecordRules profile) {
        FieldRule said = fields.get(tag);
        return said != null ? said : profile.rule(tag.text().replace('X', '0'));
    }
}
