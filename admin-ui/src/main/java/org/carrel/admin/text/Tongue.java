package org.carrel.admin.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the console. Adding one is adding a row and its bundle of texts. */
public enum Tongue {
    ENGLISH("en", "English", Locale.UK),
    GERMAN("de", "Deutsch", Locale.GERMANY);

    private final String code;
    private final String ownName;
    private final Locale locale;

    Tongue(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** As it stands in a page's {@code lang} and in the name of its bundle. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** How its numbers and times are written. */
    public Locale locale() {
        return locale;
    }

    /** The one of this code. */
    public static Optional<Tongue> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** The best for a browser that prefers these; English where it knows none of ours. */
    public static Tongue preferred(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return acceptLanguage.isBlank()
                    ? List.of()
                    : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException nonsense) {
            return List.of();
        }
    }
}
