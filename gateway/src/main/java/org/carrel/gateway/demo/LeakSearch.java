package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.gateway.demo.Patron.Known;
import org.carrel.gateway.demo.Witness.Sighting;

/**
 * Looks for every value of every reader in every line it is given: as it is, in either case, with
 * its accents spoilt by a wrong character set, backwards, and as bare digits; and for the longer
 * words of names and addresses on their own.
 */
final class LeakSearch {
    /** Shorter runs of digits, such as PINs, would be found by chance in a whole line's digits. */
    private static final int TELLING_DIGITS = 8;

    private static final int TELLING_WORD = 5;

    private final List<Needle> needles;

    LeakSearch(List<Patron> patrons) {
        needles =
                patrons.stream()
                        .flatMap(patron -> patron.known().stream())
                        .flatMap(LeakSearch::needles)
                        .toList();
    }

    /** One form of one value, and how to see it in a lower-case text. */
    private record Needle(String what, String form, Predicate<String> isIn) {}

    /** Every leak that is there, at most one for each form of a value and line. */
    List<Leak> search(List<Sighting> sightings) {
        List<Leak> leaks = new ArrayList<>();
        for (Sighting sighting : sightings) {
            for (Needle needle : needles) {
                find(needle, sighting).ifPresent(leaks::add);
            }
        }
        return leaks;
    }

    private static Optional<Leak> find(Needle needle, Sighting sighting) {
        String line = lower(sighting.line());
        if (!needle.isIn().test(line)) {
            return Optional.empty();
        }
        WireLine parts = WireLine.of(sighting.line());
        String field =
                parts.parts().stream()
                        .filter(part -> needle.isIn().test(lower(part.value())))
                        .map(WireLine.Part::id)
                        .findFirst()
                        .orElseGet(() ->
                                needle.isIn().test(lower(parts.head()))
                                        ? "columns"
                                        : "several fields together");
        String message = parts.head().substring(0, Math.min(2, parts.head().length()));
        return Optional.of(
                new Leak(sighting.party(), message, field, needle.what(), needle.form()));
    }

    private static Stream<Needle> needles(Known known) {
        String value = lower(known.value());
        Stream<Needle> whole =
                Stream.of(
                        needle(known.what(), "as it is", value),
                        needle(known.what(), "reversed", new StringBuilder(value).reverse()));
        return Stream.of(whole, words(known.what(), value), digits(known.what(), value))
                .flatMap(each -> each);
    }

    /** A name is also told by half of it. */
    private static Stream<Needle> words(String what, String value) {
        return what.equals("name") || what.equals("address")
                ? Stream.of(value.split("[^\\p{L}]+", -1))
                        .filter(word -> word.length() >= TELLING_WORD)
                        .filter(word -> !word.equals("rheinufer")) // the town, not a person
                        .map(word -> needle(what, "in part", word))
                : Stream.empty();
    }

    private static Stream<Needle> digits(String what, String value) {
        String digits = digits(value);
        return digits.length() < TELLING_DIGITS
                ? Stream.empty()
                : Stream.of(new Needle(what, "as digits", line -> digits(line).contains(digits)));
    }

    /** A letter outside ASCII may have become any one or two characters on the way. */
    private static Needle needle(String what, String form, CharSequence value) {
        StringBuilder pattern = new StringBuilder();
        value.chars()
                .forEach(letter ->
                        pattern.append(
                                letter < 0x80
                                        ? Pattern.quote(Character.toString(letter))
                                        : ".{1,3}"));
        return new Needle(what, form, Pattern.compile(pattern.toString()).asPredicate());
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
