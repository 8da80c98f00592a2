package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a card number into half of a 128-bit block and leaves the other half as proof: a byte for
 * alphabet and length, then seven zero bytes. Each card has one block and strangers' blocks are
 * refused. About 3.7·10¹⁹ of the 3.4·10³⁸ blocks mean a card, so a random one passes once in 9·10¹⁸
 * tries (2⁻⁶³).
 */
final class CardPacking {

    /** Bytes of a block. */
    static final int BLOCK = 16;

    private static final int NUMBER_AT = 8;
    private static final int LENGTH = 0x1f;
    private static final String SYMBOLS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz";

    private CardPacking() {}

    /** Fills the block; false if the card says more than 64 bits can hold. */
    static boolean pack(ByteBuf card, byte[] block) {
        byte[] symbols = new byte[card.readableBytes()];
        try {
            card.getBytes(card.readerIndex(), symbols);
            Optional<Alphabet> alphabet = Alphabet.of(symbols);
            alphabet.ifPresent(chosen -> fill(block, chosen, symbols));
            return alphabet.isPresent();
        } finally {
            Arrays.fill(symbols, (byte) 0);
        }
    }

    private static void fill(byte[] block, Alphabet alphabet, byte[] symbols) {
        Arrays.fill(block, (byte) 0);
        block[0] = (byte) (alphabet.code | symbols.length);
        ByteBuffer.wrap(block).putLong(NUMBER_AT, alphabet.number(symbols));
    }

    /** Appends the card; false, with nothing written, if {@link #pack} never makes this block. */
    static boolean unpack(byte[] block, ByteBuf out) {
        byte[] symbols = new byte[block[0] & LENGTH];
        byte[] again = new byte[BLOCK];
        try {
            Alphabet.coded(block[0] & ~LENGTH)
                    .spell(ByteBuffer.wrap(block).getLong(NUMBER_AT), symbols);
            Alphabet.of(symbols).ifPresent(chosen -> fill(again, chosen, symbols));
            if (symbols.length == 0 || !Arrays.equals(block, again)) {
                return false;
            }
            out.writeBytes(symbols);
            return true;
        } finally {
            Arrays.fill(symbols, (byte) 0);
            Arrays.fill(again, (byte) 0);
        }
    }

    /** The ways to read a card as one number below 2⁶⁴; the first that fits is the card's own. */
    private enum Alphabet {
        DIGITS(0x00, 10, 19),
        CAPITALS(0x20, 37, 12),
        LETTERS(0x40, 63, 10),
        BYTES(0x60, 256, 8);

        static final List<Alphabet> ALL = List.of(values());

        private final int code;
        private final int radix;
        private final int longest;

        Alphabet(int code, int radix, int longest) {
            this.code = code;
            this.radix = radix;
            this.longest = longest;
        }

        static Optional<Alphabet> of(byte[] symbols) {
            return ALL.stream().filter(alphabet -> alphabet.fits(symbols)).findFirst();
        }

        /** Whose code this is; {@link #BYTES}, which takes anything, where it is nobody's. */
        static Alphabet coded(int code) {
            return ALL.stream().filter(a -> a.code == code).findFirst().orElse(BYTES);
        }

        private boolean fits(byte[] symbols) {
            for (byte symbol : symbols) {
                int value = value(symbol);
                if (value < 0 || value >= radix) {
                    return false;
                }
            }
            return symbols.length <= longest;
        }

        private int value(byte symbol) {
            return this == BYTES ? symbol & 0xff : SYMBOLS.indexOf(symbol);
        }

        long number(byte[] symbols) {
            long number = 0;
            for (byte symbol : symbols) {
                number = number * radix + value(symbol);
            }
            return number;
        }

        /** Fills the symbols from the last to the first; what of the number is left is lost. */
        void spell(long number, byte[] symbols) {
            long rest = number;
            for (int place = symbols.length - 1; place >= 0; place--) {
                int value = (int) Long.remainderUnsigned(rest, radix);
                symbols[place] = (byte) (this == BYTES ? value : SYMBOLS.charAt(value));
                rest = Long.divideUnsigned(rest, radix);
            }
        }
    }
}
