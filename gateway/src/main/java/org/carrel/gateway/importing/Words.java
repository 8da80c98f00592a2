package org.carrel.gateway.importing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Metaproxy's words for numbers, times, character sets and databases, in those of Carrel. */
final class Words {
    /** What the configuration takes as a database's name. */
    private static final Pattern DATABASE = Pattern.compile("[^,&=?/|\u00a6\\p{Cntrl}]{1,128}");

    private static final Pattern ELEMENT_SET = Pattern.compile("[A-Za-z0-9:/._-]{1,128}");
    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Words() {}

    static boolean isDatabase(String name) {
        return DATABASE.matcher(name).matches();
    }

    static boolean isElementSet(String name) {
        return ELEMENT_SET.matcher(name).matches();
    }

    /** Whether it may be a user, a schema or a file: something, and not too much. */
    static boolean isShort(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    /** A number, brought between the limits of the configuration. */
    static Optional<String> number(String text, int least, int most) {
        return Optional.of(text.strip())
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::parseInt)
                .map(number -> String.valueOf(Math.clamp(number, least, most)));
    }

    /** A length of time in seconds, brought between the limits of the configuration. */
    static Optional<String> seconds(String text, int least, int most) {
        return number(text, least, most).map(number -> number + "s");
    }

    /** The character set, if it is one that Carrel knows; of a pair, the first counts. */
    static Optional<String> charset(String text) {
        String first = text.strip().toLowerCase(Locale.ROOT).split("[,/;]", 2)[0];
        return switch (first.replaceAll("[^a-z0-9]", "")) {
            case "utf8" -> Optional.of("utf-8");
            case "marc8", "marc8s", "marc8c" -> Optional.of("marc-8");
            case "iso88591", "latin1" -> Optional.of("iso-8859-1");
            default -> Optional.empty();
        };
    }

    /** The record syntax, if it is one that Carrel knows. */
    static Optional<String> syntax(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "usmarc", "marc21", "marc" -> Optional.of("usmarc");
            case "unimarc" -> Optional.of("unimarc");
            case "opac" -> Optional.of("opac");
            case "xml", "text-xml" -> Optional.of("xml");
            case "sutrs" -> Optional.of("sutrs");
            default -> Optional.empty();
        };
    }

    /** A word that may stand in a file's name or be a label: small letters, digits and dashes. */
    static String label(String text) {
        String word = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = word.replaceAll("^-|-$", "");
        return trimmed.substring(0, Math.min(trimmed.length(), 32));
    }
}
