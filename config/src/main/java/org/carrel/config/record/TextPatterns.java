package org.carrel.config.record;

import java.util.List;

/**
 * By what free text is taken to speak of a person, besides e-mail addresses and telephone numbers.
 *
 * @param words phrases such as {@code hold for}; in any case of letters
 * @param linkWords words such as {@code session}, by which the query of a web address is taken to
 *     hold one
 * @param patronNumbers the digits that begin the library's own card numbers
 */
public record TextPatterns(List<String> words, List<String> linkWords, List<String> patronNumbers) {
    public TextPatterns {
        words = List.copyOf(words);
        linkWords = List.copyOf(linkWords);
        patronNumbers = List.copyOf(patronNumbers);
    }

    /** These, and more card numbers. */
    public TextPatterns with(List<String> morePatronNumbers) {
        return new TextPatterns(words, linkWords, morePatronNumbers);
    }
}
