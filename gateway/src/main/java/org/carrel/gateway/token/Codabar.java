package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;

/**
 * The 14-digit library barcode: five digits of prefix, eight of serial number, one check digit that
 * catches every single misread digit.
 */
public final class Codabar {

    /** Length of a barcode with its check digit. */
    public static final int LENGTH = 14;

    private static final int CHECKED = LENGTH - 1;

    private Codabar() {}

    /**
     * The check digit of the 13 digits at {@code index}: double the first and every second one
     * after it, cast out nines, add all, complement to ten.
     */
    public static int checkDigit(ByteBuf digits, int index) {
        int sum = 0;
        for (int place = 0; place < CHECKED; place++) {
            int digit = digits.getByte(index + place) - '0';
            int weighed = place % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the window is exactly 14 ASCII digits of which the last is the right one. */
    public static boolean isBarcode(ByteBuf window) {
        if (window.readableBytes() != LENGTH) {
            return false;
        }
        int start = window.readerIndex();
        for (int index = start; index < start + LENGTH; index++) {
            byte symbol = window.getByte(index);
            if (symbol < '0' || symbol > '9') {
                return false;
            }
        }
        return window.getByte(start + CHECKED) - '0' == checkDigit(window, start);
    }
}
