package org.carrel.config.phrase;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every phrase, in the order in which situations are looked for.
 *
 * @param phrases no two of the same name
 */
public record PhraseBook(List<Phrase> phrases) {

    public PhraseBook {
        phrases = List.copyOf(phrases);
    }

    /** The phrase of that name, if there is one. */
    public Optional<Phrase> phrase(String name) {
        return phrases.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * This book with a library's own phrases before it. Where a name stands in both, the library's
     * words replace ours in their languages, and its texts are looked for besides ours.
     */
    public PhraseBook with(List<Phrase> own) {
        Map<String, Phrase> all = new LinkedHashMap<>();
        own.forEach(each -> all.put(each.name(), each));
        phrases.forEach(each -> all.merge(each.name(), each, PhraseBook::merged));
        return new PhraseBook(new ArrayList<>(all.values()));
    }

    private static Phrase merged(Phrase own, Phrase ours) {
        Map<Language, String> say = new EnumMap<>(Language.class);
        say.putAll(ours.say());
        say.putAll(own.say());
        List<String> when = new ArrayList<>(own.when());
        when.addAll(ours.when());
        return new Phrase(own.name(), say, when);
    }
}
