package org.carrel.gateway.privacy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.carrel.gateway.message.Element;

/**
 * A date as some system wrote it: its three numbers and the way of writing them. Which of the two
 * short numbers is the month is not always certain. Printing one would tell it, so it does not.
 *
 * @param year four digits of it
 * @param one the first of the two short numbers
 * @param two the second of them
 * @param form how it was written
 */
record BirthDate(int year, int one, int two, Form form) {
    private static final int COMPACT = 8;
    private static final int WITH_TIME = 18;
    private static final int SEPARATED = 10;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    /**
     * @param yearFirst whether the year stands first
     * @param separator what stands between the numbers, or 0 for nothing
     * @param time whether the protocol's time follows
     */
    record Form(boolean yearFirst, int separator, boolean time) {}

    /** The date in the value, if it is one in a form that we know. */
    static Optional<BirthDate> of(Element value) {
        int from = 0;
        int to = value.length();
        boolean time = to == WITH_TIME;
        while (to > from && value.byteAt(to - 1) == ' ') {
            to--;
        }
        while (from < to && value.byteAt(from) == ' ') {
            from++;
        }
        if (time || to - from == COMPACT) {
            return compact(value, from, time);
        }
        return to - from == SEPARATED ? separated(value, from) : Optional.empty();
    }

    /** The age in whole years with the first short number as the month; -1 for no such date. */
    int age(boolean oneIsMonth, LocalDate today) {
        int month = oneIsMonth ? one : two;
        int day = oneIsMonth ? two : one;
        if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return -1;
        }
        boolean before =
                month > today.getMonthValue()
                        || (month == today.getMonthValue() && day > today.getDayOfMonth());
        return today.getYear() - year - (before ? 1 : 0);
    }

    private static Optional<BirthDate> compact(Element value, int from, boolean time) {
        int year = number(value, from, 4);
        if (isYear(year)) {
            int one = number(value, from + 4, 2);
            int two = number(value, from + 6, 2);
            return whole(year, one, two, new Form(true, 0, time));
        }
        int lastYear = time ? -1 : number(value, from + 4, 4);
        int one = number(value, from, 2);
        return whole(lastYear, one, number(value, from + 2, 2), new Form(false, 0, false));
    }

    private static Optional<BirthDate> separated(Element value, int from) {
        int fifth = value.byteAt(from + 4);
        boolean yearFirst = isSeparator(fifth);
        int separator = yearFirst ? fifth : value.byteAt(from + 2);
        int second = yearFirst ? from + 7 : from + 5;
        if (!isSeparator(separator) || value.byteAt(second) != separator) {
            return Optional.empty();
        }
        Form form = new Form(yearFirst, separator, false);
        return yearFirst
                ? whole(
                        number(value, from, 4),
                        number(value, from + 5, 2),
                        number(value, from + 8, 2),
                        form)
                : whole(
                        number(value, from + 6, 4),
                        number(value, from, 2),
                        number(value, from + 3, 2),
                        form);
    }

    private static Optional<BirthDate> whole(int year, int one, int two, Form form) {
        return isYear(year) && one >= 0 && two >= 0
                ? Optional.of(new BirthDate(year, one, two, form))
                : Optional.empty();
    }

    private static int number(Element value, int from, int length) {
        int number = 0;
        for (int at = from; at < from + length; at++) {
            int digit = at < value.length() ? value.byteAt(at) - '0' : -1;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static boolean isSeparator(int octet) {
        return octet == '-' || octet == '/' || octet == '.';
    }

    @Override
    public String toString() {
        return "a date";
    }
}
