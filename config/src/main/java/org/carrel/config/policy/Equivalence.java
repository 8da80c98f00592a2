package org.carrel.config.policy;

import java.util.List;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/**
 * A value by which the other side's rule decides as it would have decided by the true one, and
 * which tells no more than that decision needs. What cannot be understood becomes empty, never the
 * value itself. Source: privacy.md §1.1, R05.
 */
public sealed interface Equivalence {

    /**
     * A birth date becomes one date for everybody of the same band, written as the true one was: 1
     * January of a year in which the band's age is right on each day of this year. A vendor that
     * keeps the date and looks again later takes a person for younger than she is, never for older.
     *
     * @param from the first age of each band, rising; whoever is younger than the first of them
     *     gets an empty value
     */
    record AgeBand(List<Integer> from) implements Equivalence {
        private static final int MOST = 12;

        /** Beyond this age a date is taken for a mistake. */
        public static final int OLDEST = 150;

        public AgeBand {
            from = List.copyOf(from);
            if (from.isEmpty() || from.size() > MOST || !isRising(from)) {
                throw new IllegalArgumentException("bands are 1 to 12 rising ages below 150");
            }
        }

        private static boolean isRising(List<Integer> ages) {
            int before = -1;
            for (int age : ages) {
                if (age <= before || age >= OLDEST) {
                    return false;
                }
                before = age;
            }
            return true;
        }
    }

    /**
     * An amount becomes 0.00, or one hundredth more than the threshold; the count of fee items
     * follows the same message's amount, and becomes 0 or 1.
     *
     * @param hundredths the threshold in hundredths of the currency; exactly that much is not over
     */
    record OverUnder(long hundredths) implements Equivalence {
        private static final long LIMIT = 100_000_000;

        public OverUnder {
            if (hundredths < 0 || hundredths > LIMIT) {
                throw new IllegalArgumentException("a threshold is 0 to 1000000.00");
            }
        }
    }

    /**
     * Of an address the beginning of its postcode; nothing where there is not exactly one that is
     * certain.
     *
     * @param keep how many letters and digits stay, 1 to 4
     */
    record Postcode(int keep) implements Equivalence {
        private static final int MOST = 4;

        public Postcode {
            if (keep < 1 || keep > MOST) {
                throw new IllegalArgumentException("of a postcode 1 to 4 characters stay");
            }
        }
    }

    /**
     * A patron class becomes one of the library's own few words.
     *
     * @param words the first one that fits is taken
     * @param otherwise what stands for a class that none fits
     */
    record ClassMap(List<Word> words, String otherwise) implements Equivalence {
        private static final int MOST = 64;

        public ClassMap {
            words = List.copyOf(words);
            PlainText.require(otherwise);
            if (words.isEmpty() || words.size() > MOST) {
                throw new IllegalArgumentException("a map has 1 to 64 words");
            }
        }

        /**
         * One line of the map.
         *
         * @param pattern printable ASCII without regard to case; {@code *} at its end stands for
         *     any further characters
         * @param text what is written instead
         */
        public record Word(String pattern, String text) {
            private static final int LONGEST = 40;

            public Word {
                PlainText.require(text);
                int star = pattern.indexOf('*');
                boolean plain = pattern.chars().allMatch(each -> each >= ' ' && each < 0x7F);
                boolean whole = star < 0 || star == pattern.length() - 1;
                if (!plain || !whole || pattern.isEmpty() || pattern.length() > LONGEST) {
                    throw new IllegalArgumentException(
                            "a class is 1 to 40 printable characters, * only at its end");
                }
            }
        }
    }

    /** Whether the element has the form that this needs; a vendor's field may have any. */
    default boolean fits(ElementName element) {
        return switch (element) {
            case ElementName.Standard(var field) -> fits(field);
            case ElementName.Column(var column) ->
                    this instanceof OverUnder && column == FixedField.FINE_ITEMS_COUNT;
            case ElementName.Vendor _ -> true;
        };
    }

    private boolean fits(Sip2Field field) {
        return switch (this) {
            case AgeBand _ -> false;
            case OverUnder _ -> field == Sip2Field.FEE_AMOUNT;
            case Postcode _ -> field == Sip2Field.HOME_ADDRESS;
            case ClassMap _ -> field.width() == 0;
        };
    }
}
