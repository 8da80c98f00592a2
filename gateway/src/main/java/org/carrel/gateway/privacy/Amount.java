package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.carrel.gateway.message.Element;

/**
 * What an amount of money can mean, in hundredths: systems write points and commas as their country
 * does, and {@code 1,234} may be either of two amounts. Printing one would tell it, so it does not.
 *
 * @param least the smaller reading; 0 for a credit
 * @param most the larger one
 */
record Amount(long least, long most) {
    private static final int MOST_DIGITS = 12;
    private static final int MOST_SIGNS = 4;
    private static final int GROUP = 3;

    /** The amount in the value, with a currency sign before or behind it or none; if it is one. */
    static Optional<Amount> of(Element value) {
        int from = 0;
        int to = value.length();
        while (from < to && !belongs(value.byteAt(from))) {
            from++;
        }
        while (to > from && !isDigit(value.byteAt(to - 1))) {
            to--;
        }
        boolean strange = from > MOST_SIGNS || value.length() - to > MOST_SIGNS;
        return strange || from == to ? Optional.empty() : read(value, from, to);
    }

    /**
     * Appends the value with this sign before its decimals and nothing between its thousands; as it
     * is, where it may be either of two amounts or none (sip2.md §7, row 29).
     */
    static void write(Element value, char sign, ByteBuf to) {
        boolean sure = of(value).filter(amount -> amount.least() == amount.most()).isPresent();
        int decimal = sure ? decimalSign(value) : value.length();
        for (int at = 0; at < value.length(); at++) {
            int octet = value.byteAt(at);
            if (at == decimal) {
                to.writeByte(sign);
            } else if (!sure || !isSeparator(octet) || !isBeforeDigit(value, at)) {
                to.writeByte(octet);
            }
        }
    }

    /** Where the last separator stands if one or two digits follow it; else the value's end. */
    private static int decimalSign(Element value) {
        int digits = 0;
        for (int at = value.length() - 1; at >= 0; at--) {
            if (isDigit(value.byteAt(at))) {
                digits++;
            } else if (isSeparator(value.byteAt(at)) && digits > 0) {
                return digits < GROUP ? at : value.length();
            }
        }
        return value.length();
    }

    private static boolean isBeforeDigit(Element value, int at) {
        return at + 1 < value.length() && isDigit(value.byteAt(at + 1));
    }

    boolean isOver(long hundredths) {
        return least > hundredths;
    }

    boolean isAtMost(long hundredths) {
        return most <= hundredths;
    }

    private static Optional<Amount> read(Element value, int from, int to) {
        boolean credit = value.byteAt(from) == '-';
        long digits = 0;
        int count = 0;
        int separators = 0;
        int sinceLast = 0;
        int last = 0;
        boolean alike = true;
        for (int at = credit ? from + 1 : from; at < to; at++) {
            int octet = value.byteAt(at);
            if (isDigit(octet)) {
                digits = digits * 10 + (octet - '0');
                count++;
                sinceLast++;
            } else if (isSeparator(octet) && (separators == 0 || sinceLast == GROUP) && alike) {
                alike = separators == 0 || last == octet;
                separators++;
                last = octet;
                sinceLast = 0;
            } else {
                return Optional.empty();
            }
        }
        if (count == 0 || count > MOST_DIGITS) {
            return Optional.empty();
        }
        return credit
                ? Optional.of(new Amount(0, 0))
                : meaning(digits, separators == 0 ? -1 : sinceLast, separators > 1 && alike);
    }

    /**
     * @param decimals how many digits stand behind the last separator, -1 where there is none
     */
    private static Optional<Amount> meaning(long digits, int decimals, boolean grouped) {
        return switch (decimals) {
            case -1 -> exactly(digits * 100);
            case 1 -> exactly(digits * 10);
            case 2 -> exactly(digits);
            case GROUP ->
                    grouped
                            ? exactly(digits * 100)
                            : Optional.of(new Amount(digits / 10, digits * 100));
            default -> Optional.empty();
        };
    }

    private static Optional<Amount> exactly(long hundredths) {
        return Optional.of(new Amount(hundredths, hundredths));
    }

    private static boolean belongs(int octet) {
        return isDigit(octet) || octet == '-' || isSeparator(octet);
    }

    private static boolean isSeparator(int octet) {
        return octet == '.' || octet == ',';
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    @Override
    public String toString() {
        return "an amount";
    }
}
