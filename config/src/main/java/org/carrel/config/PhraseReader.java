package org.carrel.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.phrase.Language;
import org.carrel.config.phrase.Phrase;

/** Reads {@code phrases:}, ours and the user's alike. */
final class PhraseReader {

    private PhraseReader() {}

    /** Every phrase that could be understood, in the order of the file. */
    static List<Phrase> readAll(Section section) {
        List<Phrase> phrases = new ArrayList<>();
        for (Section each : section.children()) {
            each.label().flatMap(name -> phrase(name.text(), each)).ifPresent(phrases::add);
        }
        return phrases;
    }

    /**
     * A phrase of the user's own needs words; one of ours may just get more texts to know it by.
     */
    static void insistOnWords(Section section, List<Phrase> own, List<Phrase> ours) {
        for (Phrase each : own) {
            boolean known = ours.stream().anyMatch(one -> one.name().equals(each.name()));
            if (each.say().isEmpty() && !known) {
                section.child(each.name())
                        .error("says nothing", "add say: { en: \"...\" }, or take it out");
            }
        }
    }

    private static Optional<Phrase> phrase(String name, Section section) {
        Map<Language, String> say = new EnumMap<>(Language.class);
        for (Section each : section.child("say").children()) {
            Language.named(each.name())
                    .ifPresent(language -> each.text().ifPresent(text -> say.put(language, text)));
        }
        List<String> when =
                section.child("when").items().stream()
                        .flatMap(each -> each.text().stream())
                        .toList();
        try {
            return Optional.of(new Phrase(name, say, when));
        } catch (IllegalArgumentException _) {
            section.error(
                    "has the wrong form",
                    "say at most 255 characters without |, and give at least three letters to"
                            + " recognise it by");
            return Optional.empty();
        }
    }
}
