package org.carrel.config.policy;

import org.carrel.sip2.Sip2Field;

/**
 * What is to happen to one element on its way. Where two policies meet, the {@link #stricter} one
 * wins, in the order drop, blank, constant, mask, generalise, token, pass.
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
        private static final int LIMIT = 255;

        public Constant {
            boolean harmful = text.chars().anyMatch(each -> each < ' ' || each == '|');
            if (text.length() > LIMIT || harmful) {
                throw new IllegalArgumentException(
                        "a constant has at most 255 characters, none of them a control or |");
            }
        }
    }

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
     * The one that tells less. Of two masks the one that keeps fewer characters; two different
     * constants or two different generalisations have no common ground and become {@link Blank}.
     */
    static Action stricter(Action one, Action other) {
        int difference = one.strictness() - other.strictness();
        if (difference != 0) {
            return difference > 0 ? one : other;
        }
        return one instanceof Mask(int first) && other instanceof Mask(int second)
                ? first <= second ? one : other
                : one.equals(other) ? one : new Blank();
    }

    /** Whether the action can be done to such an element without making nonsense of the message. */
    default boolean fits(ElementName element) {
        return switch (this) {
            case Pass _, Drop _, Blank _ -> true;
            case Constant constant -> hasWidth(constant.text().length(), element);
            case Mask _ -> hasFreeLength(element);
            case Generalise generalise -> generalise.to().fits(element);
            case Token _ ->
                    element instanceof ElementName.Vendor
                            || element.equals(ElementName.of(Sip2Field.PATRON_IDENTIFIER));
        };
    }

    /** The place in the order of strictness, from 0 for {@link Pass} to 6 for {@link Drop}. */
    default int strictness() {
        return switch (this) {
            case Pass _ -> 0;
            case Token _ -> 1;
            case Generalise _ -> 2;
            case Mask _ -> 3;
            case Constant _ -> 4;
            case Blank _ -> 5;
            case Drop _ -> 6;
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
