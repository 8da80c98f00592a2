package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

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
    private static final String SYMBOLS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz";

    private CardPacking() {}

    /** Fills the block; false if the card says more than 64 bits can hold. */
    static boolean pack(ByteBuf card, byte[] block) {
        byte[] symbols = new byte[card.readableBytes()];
        try {
            card.getBytes(card.readerIndex(), symbols);
            int choice = Alphabet.of(symbols);
            if (choice < 0) {
                return false;
            }
            Arrays.fill(block, (byte) 0);
            block[0] = (byte) (choice << 5 | symbols.length);
            ByteBuffer.wrap(block).putLong(NUMBER_AT, Alphabet.ALL.get(choice).number(symbols));
            return true;
        } finally {
            Arrays.fill(symbols, (byte) 0);
        }
    }

    /** Appends the card; false, with nothing written, if {@link #pack} never makes this block. */
    static boolean unpack(byte[] block, ByteBuf out) {
        int choice = (block[0] & 0xff) >>> 5;
        byte[] symbols = new byte[block[0] & 31];
        int zeros = 0;
        for (int index = 1; index < NUMBER_AT; index++) {
            zeros |= block[index];
        }
        if (zeros != 0 || choice >= Alphabet.ALL.size() || symbols.length == 0) {
            return false;
        }
        try {
            long rest =
                    Alphabet.ALL
                            .get(choice)
                            .spell(ByteBuffer.wrap(block).getLong(NUMBER_AT), symbols);
            if (rest != 0 || Alphabet.of(symbols) != choice) {
                return false;
            }
            out.writeBytes(symbols);
            return true;
        } finally {
            Arrays.fill(symbols, (byte) 0);
        }
    }

    /** The ways to read a card as one number below 2⁶⁴; the first that fits is the card's own. */
    private enum Alphabet {
        DIGITS(10, 19),
        CAPITALS(37, 12),
        LETTERS(63, 10),
        BYTES(256, 8);

        static final List<Alphabet> ALL = List.of(values());

        private final int radix;
        private final int longest;

        Alphabet(int radix, int longest) {
            this.radix = radix;
            this.longest = longest;
        }

        static int of(byte[] symbols) {
            for (Alphabet alphabet : ALL) {
                if (alphabet.fits(symbols)) {
                    return alphabet.ordinal();
                }
            }
            return -1;
        }

        private boolean fits(byte[] symbols) {
            for (byte symbol : symbols) {
                int value = value(symbol);
                if (value < 0 || value >= radix) {
                    return false;
                }
            }
            return symbols.length > 0 && symbols.length <= longest;
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

        /** Fills the symbols from the last to the first and gives what of the number is left. */
        long spell(long number, byte[] symbols) {
            long rest = number;
            for (int place = symbols.length - 1; place >= 0; place--) {
                int value = (int) Long.remainderUnsigned(rest, radix);
                symbols[place] = (byte) (this == BYTES ? value : SYMBOLS.charAt(value));
                rest = Long.divideUnsigned(rest, radix);
            }
            return rest;
        }
    }
}
