package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.TargetConfig;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.query.AttributeRules;
import org.carrel.z3950.query.AttributeRules.Pair;
import org.carrel.z3950.query.TermCharset;
import org.carrel.z3950.record.MarcCharset;

/**
 * What one target is told and how its records are treated. Immutable; any thread.
 *
 * @param databases its own name for each database of a door
 * @param attributes which indexes may be searched, and what they are called there
 * @param syntaxes the record syntax that is asked of it for each that a client may ask for
 * @param elements the element set that is asked of it for each that a client may ask for; the first
 *     of them where a client may not
 * @param scrubber what its records lose
 */
public record TargetRules(
        Map<String, String> databases,
        AttributeRules attributes,
        Map<RecordSyntax, RecordSyntax> syntaxes,
        Map<String, String> elements,
        RecordScrubber scrubber) {
    private static final String DROP = "drop";

    public TargetRules {
        databases = Map.copyOf(databases);
        syntaxes = Map.copyOf(syntaxes);
        elements = Map.copyOf(elements);
    }

    /**
     * The rules that the configuration of a target says.
     *
     * @param allocator for what is made of its records
     */
    public static TargetRules of(TargetConfig config, ByteBufAllocator allocator) {
        return new TargetRules(
                config.databases(),
                attributes(config.queries()),
                syntaxes(config.answers().syntaxes()),
                config.answers().elementSets(),
                new RecordScrubber(config.records(), usual(config.answers().charset()), allocator));
    }

    /** UTF-8 is recognised, whatever is said; what is said is for the rest. */
    private static Optional<MarcCharset> usual(TermCharset said) {
        return switch (said) {
            case UTF_8 -> Optional.empty();
            case MARC_8 -> Optional.of(MarcCharset.MARC_8);
            case ISO_8859_1 -> Optional.of(MarcCharset.LATIN_1);
        };
    }

    private static AttributeRules attributes(TargetConfig.Queries queries) {
        AttributeRules usual = AttributeRules.standard();
        Set<Integer> uses = new HashSet<>(usual.uses());
        queries.allow().forEach(each -> uses.add(pair(each).number()));
        Map<Pair, Pair> told = new HashMap<>();
        Set<Integer> untold = new HashSet<>();
        queries.attributes()
                .forEach((known, there) -> {
                    if (there.equals(DROP)) {
                        untold.add(pair(known).type());
                    } else {
                        told.put(pair(known), pair(there));
                    }
                });
        return new AttributeRules(usual.sets(), uses, usual.names(), told, untold);
    }

    private static Pair pair(String text) {
        int equals = text.indexOf('=');
        return new Pair(
                Integer.parseInt(text.substring(0, equals)),
                Integer.parseInt(text.substring(equals + 1)));
    }

    private static Map<RecordSyntax, RecordSyntax> syntaxes(Map<String, String> names) {
        Map<RecordSyntax, RecordSyntax> syntaxes = new HashMap<>();
        names.forEach((wanted, asked) -> {
            Optional<RecordSyntax> there = RecordSyntax.named(asked);
            RecordSyntax.named(wanted)
                    .ifPresent(each -> there.ifPresent(other -> syntaxes.put(each, other)));
        });
        return syntaxes;
    }
}
