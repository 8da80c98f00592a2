package org.carrel.gateway.oracle;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The made-up patrons of one run. They are drawn anew for each run, so that nothing which an
 * earlier one left behind can be taken for a finding. Immutable; any thread.
 */
final class CanaryPatrons {
    /** How the made-up library's cards begin. */
    static final String CARD_PREFIX = "29001";

    private static final int FREE_CARD_DIGITS = 8;
    private static final int PIN_DIGITS = 12;
    private static final int PHONE_DIGITS = 11;
    private static final int WORD_LETTERS = 12;
    private static final String ACCENTS = "äöüéèß";

    private final List<CanaryPatron> all;
    private final Map<String, CanaryPatron> byCard = new HashMap<>();
    private final CanaryValue control;
    private final CanaryValue never;

    /** Draws this many, all different, from this seed. */
    CanaryPatrons(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        all = IntStream.range(0, count).mapToObj(number -> draw(number, random)).toList();
        all.forEach(each -> byCard.put(each.text(ValueClass.CARD), each));
        control = CanaryValue.whole(ValueClass.CONTROL, "c" + letters(random, 18));
        never = CanaryValue.whole(ValueClass.NEVER, "n" + letters(random, 18));
    }

    CanaryPatron get(int number) {
        return all.get(number);
    }

    /** The patron with this card, if it is one of ours. */
    Optional<CanaryPatron> with(String card) {
        return Optional.ofNullable(byCard.get(card));
    }

    /** The positive control: lower-case letters, so that it may stand anywhere. */
    String control() {
        return control.text();
    }

    /** Everything to search for. */
    Stream<CanaryValue> values() {
        return Stream.concat(
                Stream.of(control, never),
                all.stream().flatMap(each -> each.values().values().stream()));
    }

    private static CanaryPatron draw(int number, SplittableRandom random) {
        Map<ValueClass, CanaryValue> values = new EnumMap<>(ValueClass.class);
        Stream.of(
                        CanaryValue.whole(ValueClass.CARD, card(random)),
                        CanaryValue.whole(ValueClass.PIN, digits(random, PIN_DIGITS)),
                        name(random),
                        around(ValueClass.STREET, "", word(random), " 17, 50667 Rheinufer"),
                        around(
                                ValueClass.MAIL,
                                "",
                                letters(random, WORD_LETTERS),
                                "@reader.example"),
                        around(ValueClass.PHONE, "+49 ", digits(random, PHONE_DIGITS), ""),
                        CanaryValue.whole(ValueClass.BIRTH, birth(random)),
                        around(ValueClass.GROUP, "", letters(random, WORD_LETTERS), " reader"),
                        around(ValueClass.LOAN, "The ", word(random), " of Time"),
                        around(ValueClass.HOLD, "A ", word(random), " for Two"),
                        around(ValueClass.FINE, "late return: ", word(random), " broken"),
                        CanaryValue.whole(
                                ValueClass.FEE, digits(random, 7) + "." + digits(random, 2)),
                        around(ValueClass.NOTE, "", word(random), " asked for large print"))
                .forEach(value -> values.put(value.what(), value));
        return new CanaryPatron(number, values);
    }

    private static CanaryValue around(ValueClass what, String before, String core, String after) {
        return new CanaryValue(what, before + core + after, List.of(core));
    }

    private static CanaryValue name(SplittableRandom random) {
        String family = word(random);
        String given = word(random);
        return new CanaryValue(ValueClass.NAME, family + ", " + given, List.of(family, given));
    }

    /**
     * Fourteen digits with the check digit of library cards (mod 10, every other digit doubled).
     */
    private static String card(SplittableRandom random) {
        String body = CARD_PREFIX + digits(random, FREE_CARD_DIGITS);
        int sum = 0;
        for (int at = 0; at < body.length(); at++) {
            int digit = body.charAt(at) - '0';
            int weighed = at % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** A day and a time of it, for a bare day would be found by chance. */
    private static String birth(SplittableRandom random) {
        return "%04d%02d%02d    %02d%02d%02d"
                .formatted(
                        random.nextInt(1930, 2020),
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60));
    }

    private static String word(SplittableRandom random) {
        char accent = ACCENTS.charAt(random.nextInt(ACCENTS.length()));
        String letters = letters(random, WORD_LETTERS);
        return Character.toUpperCase(letters.charAt(0)) + letters.substring(1) + accent + "n";
    }

    private static String letters(SplittableRandom random, int count) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(SplittableRandom random, int count) {
        return random.ints(count, '1', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
