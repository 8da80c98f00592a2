package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Equivalence.OverUnder;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Elements;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/** Over or under a threshold, instead of what somebody owes. Pure. */
final class FeeBands {
    /** No value that this writes has more bytes. */
    static final int LONGEST = 16;

    private static final ElementName COUNT = ElementName.of(FixedField.FINE_ITEMS_COUNT);
    private static final ElementName AMOUNT = ElementName.of(Sip2Field.FEE_AMOUNT);

    private FeeBands() {}

    /**
     * Appends 0.00 or a hundredth more than the threshold, with the decimal sign of the true value;
     * for the count of fee items 0 or 1, as the same message's amount says. Nothing where there is
     * no amount, or one that may be either.
     */
    static void write(OverUnder rule, Elements whole, Element in, ByteBuf out) {
        boolean count = in.name().equals(COUNT);
        Optional<Element> amount = count ? whole.element(AMOUNT) : Optional.of(in);
        Optional<Amount> owed = amount.flatMap(Amount::of);
        boolean over = owed.filter(each -> each.isOver(rule.hundredths())).isPresent();
        boolean under = owed.filter(each -> each.isAtMost(rule.hundredths())).isPresent();
        if (!over && !under) {
            return;
        }
        if (count) {
            ByteBufUtil.writeAscii(out, over ? "0001" : "0000");
        } else {
            writeAmount(over ? rule.hundredths() + 1 : 0, decimalSign(in), out);
        }
    }

    private static void writeAmount(long hundredths, int sign, ByteBuf out) {
        writeNumber(hundredths / 100, out);
        long rest = hundredths % 100;
        out.writeByte(sign).writeByte((int) ('0' + rest / 10)).writeByte((int) ('0' + rest % 10));
    }

    private static void writeNumber(long number, ByteBuf out) {
        if (number >= 10) {
            writeNumber(number / 10, out);
        }
        out.writeByte((int) ('0' + number % 10));
    }

    private static int decimalSign(Element in) {
        int sign = '.';
        for (int at = 0; at < in.length(); at++) {
            int octet = in.byteAt(at);
            sign = octet == '.' || octet == ',' ? octet : sign;
        }
        return sign;
    }
}
