package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Elements;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.phrases.Situation;
import org.carrel.gateway.phrases.Wording;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * Says a phrase of the catalogue where an upstream or a terminal wrote free text. What is certain
 * comes from the message's own columns and fields, then the text is looked at for what is known,
 * and what is left gets a neutral phrase or none. Not one byte of the text goes on. Any thread.
 */
final class FreeText {
    private static final ElementName LANGUAGE = ElementName.of(FixedField.LANGUAGE);
    private static final ElementName SCREEN = ElementName.of(Sip2Field.SCREEN_MESSAGE);
    private static final ElementName PRINT = ElementName.of(Sip2Field.PRINT_LINE);
    private static final ElementName BLOCKED = ElementName.of(Sip2Field.BLOCKED_CARD_MESSAGE);
    private static final ElementName FEES = ElementName.of(Sip2Field.FINE_ITEMS);

    private final Phrases phrases;

    FreeText(Phrases phrases) {
        this.phrases = phrases;
    }

    /** No phrase has more bytes. */
    int longest() {
        return phrases.longest();
    }

    /**
     * Appends the phrase for one element, or nothing.
     *
     * @param asked the question as the terminal put it, whose language is spoken
     * @param whole the message that the element stands in; the question itself on its way out
     */
    void write(Elements asked, Elements whole, Element in, ByteBuf out) {
        Wording wording = wording(asked, whole, in);
        if (wording != null) {
            wording.write(language(asked, whole), out);
        }
    }

    private @Nullable Wording wording(Elements asked, Elements whole, Element in) {
        ElementName name = in.name();
        boolean shown = name.equals(SCREEN) || name.equals(PRINT);
        if (!shown || whole.isRequest()) {
            return name.equals(BLOCKED)
                    ? recognised(in, Situation.BLOCKED_AT_A_TERMINAL)
                    : name.equals(FEES) ? recognised(in, Situation.FEE) : recognised(in, null);
        }
        Element first = whole.element(name).orElse(in);
        Wording led = leading(asked, whole, first);
        if (first.contentEquals(in)) {
            return led;
        }
        Wording further = recognised(in, null);
        return further == led ? null : further;
    }

    /** What the first of the lines says; the others add only what is known and not said yet. */
    private @Nullable Wording leading(Elements asked, Elements whole, Element first) {
        Situation certain = Situations.certain(whole);
        return certain != null
                ? phrases.wording(certain)
                : recognised(first, Situations.general(asked, whole));
    }

    private @Nullable Wording recognised(Element in, @Nullable Situation otherwise) {
        Wording known = in.isBlank() ? null : phrases.recognised(in.bytes());
        return known != null ? known : otherwise == null ? null : phrases.wording(otherwise);
    }

    private Language language(Elements asked, Elements whole) {
        return asked.element(LANGUAGE)
                .or(() -> whole.element(LANGUAGE))
                .map(column -> phrases.language(column.bytes()))
                .orElse(phrases.usual());
    }
}
