package org.carrel.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Generalisation;

/** Reads what a rule of a policy wants done: a word, or a group of keys that say it exactly. */
final class ActionReader {

    private static final Set<String> KINDS = Set.of("constant", "mask", "generalise", "map");

    /** The generalisations that want a detail, and the key of that detail. */
    private static final Map<String, String> DETAILS =
            Map.of("age-band", "bands", "over-under", "threshold", "postcode", "keep");

    private ActionReader() {}

    /** The action; where it makes no sense that is told. */
    static Optional<Action> read(Section section) {
        if (section.text().isPresent()) {
            return section.read(
                    ActionReader::plain, "choose pass, drop, blank, mask, token, phrase or alias");
        }
        Set<String> keys =
                section.children().stream().map(Section::name).collect(Collectors.toSet());
        List<String> kinds = keys.stream().filter(KINDS::contains).toList();
        if (kinds.size() != 1) {
            section.error(
                    "does not say one thing to do",
                    "write exactly one of constant, mask, generalise and map");
            return Optional.empty();
        }
        String kind = kinds.getFirst();
        return hasStrangers(section, keys, kind) ? Optional.empty() : detailed(section, kind);
    }

    private static Optional<Action> plain(String word) {
        return switch (word) {
            case "pass" -> Optional.of(new Action.Pass());
            case "drop" -> Optional.of(new Action.Drop());
            case "blank" -> Optional.of(new Action.Blank());
            case "token" -> Optional.of(new Action.Token());
            case "mask" -> Optional.of(new Action.Mask(0));
            case "phrase" -> Optional.of(new Action.Phrase());
            case "alias" -> Optional.of(new Action.Alias());
            default -> Optional.empty();
        };
    }

    /** A detail that belongs to something else would be read by a person and not by us. */
    private static boolean hasStrangers(Section section, Set<String> keys, String kind) {
        String detail =
                kind.equals("map")
                        ? "otherwise"
                        : section.child("generalise").text().map(DETAILS::get).orElse("");
        for (String key : keys) {
            if (!key.equals(kind) && !key.equals(detail)) {
                section.child(key).error("does not belong to " + kind + " here", "take it out");
                return true;
            }
        }
        return false;
    }

    private static Optional<Action> detailed(Section section, String kind) {
        return switch (kind) {
            case "constant" ->
                    section.child(kind)
                            .read(ActionReader::constant, "write at most 255 plain characters");
            case "mask" ->
                    section.child(kind)
                            .child("keep-last")
                            .number()
                            .filter(kept -> kept >= 0 && kept <= 8)
                            .map(Action.Mask::new);
            case "map" -> map(section);
            default -> generalise(section);
        };
    }

    private static Optional<Action> constant(String text) {
        return attempt(() -> new Action.Constant(text));
    }

    private static Optional<Action> generalise(Section section) {
        Optional<String> detail = section.child("generalise").text().map(DETAILS::get);
        if (detail.isEmpty()) {
            return section.child("generalise")
                    .choice(Generalisation.class)
                    .map(Action.Generalise::new);
        }
        Section key = section.child(detail.orElseThrow());
        if (!key.exists()) {
            key.error("is missing", "add it, for example " + example(key.name()));
            return Optional.empty();
        }
        Optional<Action> action = attempt(() -> new Action.Equivalent(equivalence(key)));
        if (action.isEmpty()) {
            key.error("has the wrong form", "write for example " + example(key.name()));
        }
        return action;
    }

    private static Equivalence equivalence(Section key) {
        return switch (key.name()) {
            case "bands" ->
                    new Equivalence.AgeBand(
                            key.items().stream().map(each -> each.number().orElse(-1)).toList());
            case "threshold" -> new Equivalence.OverUnder(hundredths(key));
            default -> new Equivalence.Postcode(key.number().orElse(0));
        };
    }

    private static long hundredths(Section key) {
        return key.decimal().map(ActionReader::hundredths).orElse(-1L);
    }

    /** -1 for an amount that has fractions of a hundredth. */
    private static long hundredths(BigDecimal amount) {
        BigDecimal hundredths = amount.movePointRight(2).stripTrailingZeros();
        return hundredths.scale() <= 0 ? hundredths.longValue() : -1;
    }

    private static String example(String key) {
        return switch (key) {
            case "bands" -> "bands: [0, 13, 18, 65]";
            case "threshold" -> "threshold: 5.00";
            default -> "keep: 3";
        };
    }

    private static Optional<Action> map(Section section) {
        String otherwise = section.child("otherwise").text().orElse("");
        Optional<Action> action =
                attempt(() ->
                        new Action.Equivalent(
                                new Equivalence.ClassMap(words(section.child("map")), otherwise)));
        if (action.isEmpty()) {
            section.child("map")
                    .error(
                            "has the wrong form",
                            "write lines such as \"ADULT*\": A, with * only at the end");
        }
        return action;
    }

    private static List<Equivalence.ClassMap.Word> words(Section map) {
        return map.children().stream()
                .map(each -> new Equivalence.ClassMap.Word(each.name(), each.text().orElse("")))
                .toList();
    }

    private static <T> Optional<T> attempt(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
