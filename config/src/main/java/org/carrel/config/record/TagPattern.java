package org.carrel.config.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tag such as {@code 852} or {@code AVA}, or a class of tags such as {@code 59X}, {@code 9XX} or
 * {@code 876-878}.
 *
 * @param text as it is written
 */
public record TagPattern(String text) {
    private static final Pattern FORM =
            Pattern.compile("[0-9]{3}|[0-9]{2}X|[0-9]XX|[A-Z]{3}|[0-9]{3}-[0-9]{3}");
    private static final int LENGTH = 3;

    /** The pattern of this text; nothing if it is none. */
    public static Optional<TagPattern> parse(String text) {
        boolean range = text.length() > LENGTH;
        boolean fits =
                FORM.matcher(text).matches()
                        && (!range || text.compareTo(text.substring(LENGTH + 1)) < 0);
        return fits ? Optional.of(new TagPattern(text)) : Optional.empty();
    }

    /** Whether a tag, three digits or letters, is one of these. */
    public boolean matches(String tag) {
        if (text.length() > LENGTH) {
            return tag.compareTo(text.substring(0, LENGTH)) >= 0
                    && tag.compareTo(text.substring(LENGTH + 1)) <= 0;
        }
        for (int at = 0; at < LENGTH; at++) {
            boolean any = text.charAt(at) == 'X' && Character.isDigit(text.charAt(0));
            if (any ? !Character.isDigit(tag.charAt(at)) : text.charAt(at) != tag.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** Of two patterns that match a tag, the one with the greater number speaks for it. */
    public int exactness() {
        if (text.length() > LENGTH) {
            return LENGTH - 1;
        }
        boolean letters = Character.isLetter(text.charAt(0));
        return letters
                ? LENGTH
                : text.length() - (int) text.chars().filter(each -> each == 'X').count();
    }
}
