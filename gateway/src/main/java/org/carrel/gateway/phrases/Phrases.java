package org.carrel.gateway.phrases;

import io.netty.buffer.ByteBuf;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.carrel.config.BuiltIn;
import org.carrel.config.phrase.Language;
import org.carrel.config.phrase.Phrase;
import org.carrel.config.phrase.PhraseBook;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says to readers, in the languages of the catalogue. It never says a byte of the
 * text that it looked at. Immutable; any thread.
 */
public final class Phrases {
    /** The catalogue that comes with the gateway, in English where nothing else is asked for. */
    public static final Phrases BUILT_IN = new Phrases(BuiltIn.phrases(), Language.ENGLISH);

    private static final int DIGITS = 3;

    private final Map<Situation, Wording> bySituation = new EnumMap<>(Situation.class);
    private final Recogniser recogniser = new Recogniser();
    private final Language usual;
    private final int longest;

    /**
     * The phrases of a library.
     *
     * @param usual the language where a message names none that the catalogue speaks
     * @throws IllegalArgumentException if the book lacks a phrase that the gateway needs
     */
    public Phrases(PhraseBook book, Language usual) {
        this.usual = usual;
        int most = 0;
        for (Phrase phrase : book.phrases()) {
            Wording wording = new Wording(phrase.say(), usual);
            most = Math.max(most, wording.longest());
            phrase.when().forEach(text -> recogniser.add(text, wording));
        }
        for (Situation situation : Situation.values()) {
            bySituation.put(situation, new Wording(needed(book, situation).say(), usual));
        }
        this.longest = most;
    }

    /** The longest phrase in bytes. */
    public int longest() {
        return longest;
    }

    /** The language where nothing else is asked for. */
    public Language usual() {
        return usual;
    }

    /** The language of SIP2's three digits, or the usual one where they name none of ours. */
    public Language language(ByteBuf digits) {
        int number = digits.readableBytes() == DIGITS ? 0 : -1;
        for (int at = digits.readerIndex(); number >= 0 && at < digits.writerIndex(); at++) {
            int digit = digits.getByte(at) - '0';
            number = digit >= 0 && digit <= 9 ? number * 10 + digit : -1;
        }
        Language named = Language.ofNumber(number);
        return named == null ? usual : named;
    }

    /** What is said in a situation. */
    public Wording wording(Situation situation) {
        return Objects.requireNonNull(bySituation.get(situation));
    }

    /** What is said instead of this text, or null where nothing in it is known. */
    public @Nullable Wording recognised(ByteBuf text) {
        return recogniser.find(text);
    }

    private static Phrase needed(PhraseBook book, Situation situation) {
        return book.phrase(situation.text())
                .orElseThrow(
                        () -> new IllegalArgumentException("no phrase for " + situation.text()));
    }
}
