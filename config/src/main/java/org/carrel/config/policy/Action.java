package org.carrel.config.policy;

import org.carrel.sip2.Sip2Field;

/**
 * What is to happen to one element on its way. Where two policies meet, the {@link #stricter} one
 * wins, in the order drop, blank, constant, phrase, alias, mask, equivalent, generalise, token,
 * pass: what cannot tell a person's value stands before what tells a part of it.
 */
public sealed interface Action {

    /** The value goes on as it is. */
    record Pass() implements Action {}

    /**
     * The element is left out. A required field or a fixed column cannot be left out; there the
     * gateway does {@link Blank} instead.
     */
    record Drop() implements Action {}

    /** The element stays, without a value: an empty field, or the column's own blank. */
    record Blank() implements Action {}

    /**
     * A fixed text stands instead of the value.
     *
     * @param text at most 255 characters, no control characters and no {@code |}; in an element of
     *     fixed width exactly that wide
     */
    record Constant(String text) implements Action {
        public Constant {
            PlainText.require(text);
        }
    }

    /**
     * A phrase of the catalogue stands instead of free text: what the situation is, said in the
     * reader's language, and never a word of the text itself.
     */
    record Phrase() implements Action {}

    /**
     * Four characters stand instead of an identifier: the same for the same person on one day,
     * others on the next. In a destination only what looks like a card number is replaced.
     */
    record Alias() implements Action {}

    /** A value that serves the other side's rule as well as the true one. */
    record Equivalent(Equivalence to) implements Action {}

    /**
     * Only the end of the value stays readable.
     *
     * @param keepLast how many characters stay, 0 to 8
     */
    record Mask(int keepLast) implements Action {
        private static final int LIMIT = 8;

        public Mask {
            if (keepLast < 0 || keepLast > LIMIT) {
                throw new IllegalArgumentException("a mask keeps 0 to 8 characters");
            }
        }
    }

    /** Something less exact stands instead of the value. */
    record Generalise(Generalisation to) implements Action {}

    /** The upstream's own token stands instead of the identifier. */
    record Token() implements Action {}

    /**
     * The one that tells less. Of two masks or postcodes the one that keeps fewer characters; two
     * different constants, generalisations or equivalents have no common ground and become {@link
     * Blank}.
     */
    static Action stricter(Action one, Action other) {
        int difference = one.strictness() - other.strictness();
        if (difference != 0) {
            return difference > 0 ? one : other;
        }
        if (one.equals(other)) {
            return one;
        }
        int kept = one.kept();
        int keptByOther = other.kept();
        return kept < 0 || keptByOther < 0 ? new Blank() : kept < keptByOther ? one : other;
    }

    /** How many characters of the value stay, or -1 where that says nothing about strictness. */
    private int kept() {
        return switch (this) {
            case Mask(int keepLast) -> keepLast;
            case Equivalent(Equivalence.Postcode(int keep)) -> keep;
            default -> -1;
        };
    }

    /** Whether the action can be done to such an element without making nonsense of the message. */
    default boolean fits(ElementName element) {
        return switch (this) {
            case Pass _, Drop _, Blank _ -> true;
            case Constant constant -> hasWidth(constant.text().length(), element);
            case Mask _ -> hasFreeLength(element);
            case Generalise generalise -> generalise.to().fits(element);
            case Equivalent equivalent -> equivalent.to().fits(element);
            case Phrase _ -> Classification.isProse(element);
            case Token _ ->
                    element instanceof ElementName.Vendor
                            || element.equals(ElementName.of(Sip2Field.PATRON_IDENTIFIER));
            case Alias _ -> element instanceof ElementName.Vendor;
        };
    }

    /** The place in the order of strictness, from 0 for {@link Pass} to 9 for {@link Drop}. */
    default int strictness() {
        return switch (this) {
            case Pass _ -> 0;
            case Token _ -> 1;
            case Generalise _ -> 2;
            case Equivalent _ -> 3;
            case Mask _ -> 4;
            case Alias _ -> 5;
            case Phrase _ -> 6;
            case Constant _ -> 7;
            case Blank _ -> 8;
            case Drop _ -> 9;
        };
    }

    private static boolean hasWidth(int length, ElementName element) {
        return switch (element) {
            case ElementName.Standard standard ->
                    standard.field().width() == 0 || standard.field().width() == length;
            case ElementName.Column column -> column.column().width() == length;
            case ElementName.Vendor _ -> true;
        };
    }

    private static boolean hasFreeLength(ElementName element) {
        return switch (element) {
            case ElementName.Standard standard -> standard.field().width() == 0;
            case ElementName.Column _ -> false;
            case ElementName.Vendor _ -> true;
        };
    }
}
