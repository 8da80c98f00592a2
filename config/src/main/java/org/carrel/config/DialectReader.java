package org.carrel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.config.DialectPreset.Kind;
import org.carrel.config.policy.DataClass;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Habits;
import org.carrel.sip2.Sip2Field;

/**
 * Reads {@code dialect:} and {@code fields:}, and the table of what is known of devices and
 * systems.
 */
final class DialectReader {
    private static final Pattern VENDOR_CODE = Pattern.compile("[A-Z0-9]{2}");

    private DialectReader() {}

    /** The rows of {@code dialects.yaml}. */
    static Map<Label, DialectPreset> readTable(Section root) {
        Map<Label, DialectPreset> presets = new HashMap<>();
        for (Kind kind : Kind.values()) {
            DialectPreset standard = DialectPreset.standard(kind);
            for (Section row : root.child(Section.word(kind) + "s").children()) {
                Label name = new Label(row.name());
                presets.put(
                        name,
                        new DialectPreset(
                                name,
                                kind,
                                spoken(row, standard.dialect()),
                                fields(row.child("fields"), standard),
                                row.child("source").text().orElseThrow()));
            }
        }
        return presets;
    }

    /**
     * What a section names as its preset, or the standard.
     *
     * @param known what can be named
     */
    static DialectPreset preset(Section dialect, Kind kind, Map<Label, DialectPreset> known) {
        Section name = dialect.child("preset");
        Optional<DialectPreset> named = name.text().flatMap(Label::parse).map(known::get);
        if (named.filter(preset -> preset.kind() != kind).isPresent()) {
            name.error(
                    kind == Kind.DEVICE ? "is a library system" : "is a device",
                    "choose one of the "
                            + Section.word(kind)
                            + "s, or say what differs from the standard");
        }
        return named.filter(preset -> preset.kind() == kind).orElse(DialectPreset.standard(kind));
    }

    /** How the peer speaks: as the preset says, but for what stands beside it. */
    static Sip2Dialect dialect(Section section, DialectPreset preset) {
        return spoken(section, preset.dialect());
    }

    /** How amounts are told to the peer. */
    static Decimals decimals(Section dialect) {
        return dialect.child("decimals").choice(Decimals.class).orElse(Decimals.AS_SAID);
    }

    /** What an upstream's own codes mean: as the preset says, but for what stands here. */
    static Map<String, DataClass> fields(Section section, DialectPreset preset) {
        Map<String, DataClass> fields = new HashMap<>(preset.fields());
        for (Section each : section.children()) {
            if (VENDOR_CODE.matcher(each.name()).matches() && Sip2Field.of(each.name()).isEmpty()) {
                each.choice(DataClass.class).ifPresent(known -> fields.put(each.name(), known));
            } else {
                each.error(
                        "is no vendor's code",
                        "write two capital letters or digits that the standard leaves free");
            }
        }
        return fields;
    }

    private static Sip2Dialect spoken(Section section, Sip2Dialect usual) {
        return new Sip2Dialect(
                section.child("charset").choice(Sip2Charset.class).orElse(usual.charset()),
                section.child("terminator")
                        .choice(Sip2Dialect.Terminator.class)
                        .orElse(usual.terminator()),
                section.child("error-detection").flag().orElse(usual.errorDetection()),
                section.child("delimiter")
                        .read(
                                DialectReader::parseDelimiter,
                                "write one printable character that is neither letter nor digit")
                        .orElse(usual.delimiter()),
                habits(section, usual.habits()));
    }

    private static Habits habits(Section section, Habits usual) {
        return new Habits(
                section.child("accept-utf-8").flag().orElse(usual.utf8()),
                section.child("checksum")
                        .choice(Sip2Dialect.Checksum.class)
                        .orElse(usual.checksum()),
                section.child("sequence")
                        .choice(Sip2Dialect.Sequence.class)
                        .orElse(usual.sequence()));
    }

    private static Optional<Character> parseDelimiter(String text) {
        boolean single = text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 0x7F;
        return single && !Character.isLetterOrDigit(text.charAt(0))
                ? Optional.of(text.charAt(0))
                : Optional.empty();
    }
}
