package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;

/**
 * What a token looks like to the vendor. A form dresses a <em>body</em>, the few bytes that tell
 * one token from another, and undresses it again; it holds no state and no secret.
 */
public sealed interface TokenForm {

    /** Bytes of a body. */
    int size();

    /** How many different bodies there are at least, for judging how many may be given out. */
    int room();

    /** Fills a body with an even choice among all of them. */
    void draw(SecureRandom random, byte[] body);

    /** Appends the token of a body, or fails before the first byte if {@code out} cannot grow. */
    void write(byte[] body, ByteBuf out);

    /** Fills the body of a token; false if the window is not of this form. */
    boolean read(ByteBuf token, byte[] body);

    /** Forms whose body is a number, a byte from 0 to 9 for each digit. */
    sealed interface Numeric extends TokenForm {

        @Override
        default void draw(SecureRandom random, byte[] body) {
            for (int place = 0; place < body.length; place++) {
                body[place] = (byte) random.nextInt(10);
            }
        }
    }

    /**
     * Fourteen digits that pass for a library barcode. Its body is the eight serial digits.
     *
     * @param prefix an institution code that the library system never issues
     */
    record Codabar14(CodabarPrefix prefix) implements Numeric {

        private static final int SERIAL = 8;

        @Override
        public int size() {
            return SERIAL;
        }

        @Override
        public int room() {
            return 100_000_000;
        }

        @Override
        public void write(byte[] body, ByteBuf out) {
            out.ensureWritable(Codabar.LENGTH);
            int start = out.writerIndex();
            for (int power = 10_000; power > 0; power /= 10) {
                out.writeByte('0' + prefix.value() / power % 10);
            }
            for (byte digit : body) {
                out.writeByte('0' + digit);
            }
            out.writeByte('0' + Codabar.checkDigit(out, start));
        }

        @Override
        public boolean read(ByteBuf token, byte[] body) {
            if (!Codabar.isBarcode(token)) {
                return false;
            }
            int start = token.readerIndex();
            int found = 0;
            for (int place = 0; place < CodabarPrefix.DIGITS; place++) {
                found = 10 * found + token.getByte(start + place) - '0';
            }
            for (int place = 0; place < SERIAL; place++) {
                body[place] = (byte) (token.getByte(start + CodabarPrefix.DIGITS + place) - '0');
            }
            return found == prefix.value();
        }
    }

    /**
     * So many digits without a check digit. Its body is what follows the prefix.
     *
     * @param prefix the digits that begin each one; may be empty
     * @param length digits in all; 6 to 19 of them follow the prefix
     */
    record Digits(String prefix, int length) implements Numeric {

        /** Refuses a body that is too short to hide anything, or too long to reckon with. */
        public Digits {
            boolean digits = prefix.chars().allMatch(each -> each >= '0' && each <= '9');
            if (!digits || !leavesEnough(prefix, length)) {
                throw new IllegalArgumentException("6 to 19 digits follow the prefix");
            }
        }

        /** Whether as many digits follow the prefix as are needed. */
        public static boolean leavesEnough(String prefix, int length) {
            int free = length - prefix.length();
            return free >= FormatPreserving.FEWEST && free <= FormatPreserving.MOST;
        }

        @Override
        public int size() {
            return length - prefix.length();
        }

        @Override
        public int room() {
            int room = 1;
            for (int digit = 0; digit < Math.min(size(), 9); digit++) {
                room *= 10;
            }
            return room;
        }

        @Override
        public void write(byte[] body, ByteBuf out) {
            out.ensureWritable(length);
            for (int place = 0; place < prefix.length(); place++) {
                out.writeByte(prefix.charAt(place));
            }
            for (byte digit : body) {
                out.writeByte('0' + digit);
            }
        }

        @Override
        public boolean read(ByteBuf token, byte[] body) {
            if (token.readableBytes() != length) {
                return false;
            }
            int start = token.readerIndex();
            for (int place = 0; place < length; place++) {
                byte symbol = token.getByte(start + place);
                boolean inPrefix = place < prefix.length();
                if (inPrefix ? symbol != prefix.charAt(place) : symbol < '0' || symbol > '9') {
                    return false;
                }
                if (!inPrefix) {
                    body[place - prefix.length()] = (byte) (symbol - '0');
                }
            }
            return true;
        }
    }

    /**
     * Twenty-six characters of Base32 (RFC 4648 section 6, upper case, no padding) for a body of
     * 128 bits, and an ending that says for whom. Vendors that fold case do no harm: lower case is
     * read as well.
     *
     * @param ending what follows the characters, such as {@code @press}; may be empty
     */
    record Text(String ending) implements TokenForm {

        /** Twenty-six characters and nothing more. */
        public Text() {
            this("");
        }

        private static final int CHARACTERS = 26;
        private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

        @Override
        public int size() {
            return 16;
        }

        @Override
        public int room() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void draw(SecureRandom random, byte[] body) {
            random.nextBytes(body);
        }

        @Override
        public void write(byte[] body, ByteBuf out) {
            out.ensureWritable(CHARACTERS + ending.length());
            int held = 0;
            int bits = 0;
            for (byte octet : body) {
                held = (held << 8) | (octet & 0xff);
                for (bits += 8; bits >= 5; bits -= 5) {
                    out.writeByte(ALPHABET.charAt((held >>> (bits - 5)) & 31));
                }
            }
            out.writeByte(ALPHABET.charAt((held << (5 - bits)) & 31));
            for (int place = 0; place < ending.length(); place++) {
                out.writeByte(ending.charAt(place));
            }
        }

        @Override
        public boolean read(ByteBuf token, byte[] body) {
            if (token.readableBytes() != CHARACTERS + ending.length() || !ends(token)) {
                return false;
            }
            int held = 0;
            int bits = 0;
            int filled = 0;
            for (int place = 0; place < CHARACTERS; place++) {
                int value = value(token.getByte(token.readerIndex() + place));
                if (value < 0) {
                    return false;
                }
                held = (held << 5) | value;
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    body[filled++] = (byte) (held >>> bits);
                }
            }
            // two bits are left over; only zeros, or one body would have four tokens
            return (held & 3) == 0;
        }

        private boolean ends(ByteBuf token) {
            int start = token.readerIndex() + CHARACTERS;
            for (int place = 0; place < ending.length(); place++) {
                int symbol = Character.toLowerCase(token.getByte(start + place));
                if (symbol != Character.toLowerCase(ending.charAt(place))) {
                    return false;
                }
            }
            return true;
        }

        private static int value(byte symbol) {
            boolean lower = symbol >= 'a' && symbol <= 'z';
            return ALPHABET.indexOf(lower ? symbol - 'a' + 'A' : symbol);
        }
    }
}
