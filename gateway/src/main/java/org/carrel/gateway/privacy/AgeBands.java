package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.LocalDate;
import java.util.List;
import org.carrel.config.policy.Equivalence.AgeBand;
import org.carrel.gateway.message.Element;

/**
 * One date for everybody of the same band, instead of a birth date. Pure.
 *
 * <p>The date is 1 January of a year: in it, the first of a month and of a day look alike, so it is
 * right however the receiver orders the two. A band of at least three years gets its second year,
 * so that a receiver whose calendar is a day before or behind ours still finds the same band.
 */
final class AgeBands {
    /** No value that this writes has more bytes. */
    static final int LONGEST = 18;

    private static final int WIDE = 3;

    private AgeBands() {}

    /**
     * Appends the band's date in the form of the true one; nothing for what is no date, is not
     * past, or could be in either of two bands.
     */
    static void write(AgeBand bands, LocalDate today, Element in, ByteBuf out) {
        BirthDate.of(in)
                .ifPresent(date -> {
                    int band = band(bands.from(), date, today);
                    if (band >= 0) {
                        write(date.form(), today.getYear() - offset(bands.from(), band), out);
                    }
                });
    }

    /** The band's place in the list, or -1. */
    private static int band(List<Integer> from, BirthDate date, LocalDate today) {
        int monthFirst = band(from, date.age(true, today));
        if (date.form().yearFirst()) {
            return monthFirst;
        }
        int dayFirst = band(from, date.age(false, today));
        if (date.form().separator() == '.') {
            return dayFirst;
        }
        int other = date.age(false, today) < 0 ? monthFirst : dayFirst;
        int one = date.age(true, today) < 0 ? dayFirst : monthFirst;
        return one == other ? one : -1;
    }

    private static int band(List<Integer> from, int age) {
        int band = -1;
        while (age <= AgeBand.OLDEST && band + 1 < from.size() && age >= from.get(band + 1)) {
            band++;
        }
        return band;
    }

    private static int offset(List<Integer> from, int band) {
        boolean wide = band + 1 == from.size() || from.get(band + 1) - from.get(band) >= WIDE;
        return from.get(band) + (wide ? 1 : 0);
    }

    private static void write(BirthDate.Form form, int year, ByteBuf out) {
        if (form.yearFirst()) {
            writeYear(year, out);
            separate(form, out);
        }
        ByteBufUtil.writeAscii(out, "01");
        separate(form, out);
        ByteBufUtil.writeAscii(out, "01");
        if (!form.yearFirst()) {
            separate(form, out);
            writeYear(year, out);
        }
        if (form.time()) {
            ByteBufUtil.writeAscii(out, "    000000");
        }
    }

    private static void separate(BirthDate.Form form, ByteBuf out) {
        if (form.separator() != 0) {
            out.writeByte(form.separator());
        }
    }

    private static void writeYear(int year, ByteBuf out) {
        for (int power = 1000; power > 0; power /= 10) {
            out.writeByte('0' + year / power % 10);
        }
    }
}
