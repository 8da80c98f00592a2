package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Which sets the lower and the upper half of MARC-8 stand for at a place of a text. */
final class Marc8State {
    private static final int EAST_ASIAN = '1';

    private final Half lower = new Half();
    private final Half upper = new Half();

    /**
     * Changes the sets as the escape says that begins at a place, and answers where it ends. One
     * that we do not know is passed over without effect.
     */
    int escape(ByteBuf bytes, int at, int end) {
        int next = at + 1;
        boolean triple = next < end && bytes.getByte(next) == '$';
        next += triple ? 1 : 0;
        int kind = next < end ? bytes.getByte(next) : 0;
        boolean isUpper = kind == ')' || kind == '-';
        boolean named = isUpper || kind == '(' || kind == ',';
        next += named ? 1 : 0;
        if (next < end && bytes.getByte(next) == '!') {
            next++; // the intermediate byte of ANSEL
        }
        if (next >= end) {
            return end;
        }
        (isUpper ? upper : lower).change(bytes.getByte(next), isUpper);
        return next + 1;
    }

    /** Whether a byte begins a character of three bytes. */
    boolean isTriple(int octet) {
        return octet >= 0x80 ? upper.triple : octet > ' ' && octet != 0x7F && lower.triple;
    }

    /** What a byte stands for. */
    int character(int octet) {
        int low = octet & 0x7F;
        Half half = octet >= 0x80 ? upper : lower;
        if (low <= ' ' || low == 0x7F || half.ascii) {
            return octet >= 0x80 && !half.ascii
                    ? LatinSets.character(MarcCharset.MARC_8, octet)
                    : low;
        }
        if (half.set != null) {
            return half.set.character(low);
        }
        return octet >= 0x80 || half.ansel
                ? LatinSets.character(MarcCharset.MARC_8, low | 0x80)
                : low;
    }

    /** One half; with no set and no mark it is what it is at the beginning of a text. */
    private static final class Half {
        private @Nullable EscapeSet set;
        private boolean triple;
        private boolean ansel;
        private boolean ascii;

        void change(int finalByte, boolean isUpper) {
            triple = finalByte == EAST_ASIAN;
            ansel = finalByte == 'E';
            ascii = isUpper && finalByte == 'B';
            set = null;
            for (EscapeSet each : EscapeSet.values()) {
                if (each.finalByte() == finalByte) {
                    set = each;
                }
            }
        }
    }
}
