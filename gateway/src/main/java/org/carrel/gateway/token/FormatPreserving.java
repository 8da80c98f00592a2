package org.carrel.gateway.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * FF1 of NIST SP 800-38G (revision 1) over decimal numbers of a fixed length, with AES-256. Both
 * halves of a number fit into a long, and the tweak's blocks are enciphered once when it is made,
 * so that each of the ten rounds costs one block of AES and leaves nothing on the heap. Serves one
 * caller at a time; its owner sees to that.
 */
final class FormatPreserving {

    /** The fewest digits that the standard allows: a million numbers. */
    static final int FEWEST = 6;

    /** The most digits of which both halves, and all that is reckoned with them, fit into longs. */
    static final int MOST = 19;

    private static final int ROUNDS = 10;
    private static final int BLOCK = 16;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long[] POWERS = powers();

    private final int left;
    private final int right;
    private final int numberBytes;
    private final boolean wide;
    private final byte[] tail = new byte[BLOCK];
    private final byte[] chained = new byte[BLOCK];
    private final byte[] block = new byte[BLOCK];
    private final Cipher cipher;

    /**
     * @param secret 32 bytes, which stay the caller's to wipe
     * @param digits how many every number has, from {@link #FEWEST} to {@link #MOST}
     */
    FormatPreserving(byte[] secret, byte[] tweak, int digits) {
        if (digits < FEWEST || digits > MOST) {
            throw new IllegalArgumentException("numbers have 6 to 19 digits");
        }
        left = digits / 2;
        right = digits - left;
        // bytes of the right half as a number, and whether the round value has 12 bytes, not 8
        numberBytes = (Long.SIZE - Long.numberOfLeadingZeros(POWERS[right] - 1) + 7) / 8;
        wide = numberBytes > 4;
        cipher = cipher(secret);
        chain(tweak, digits);
    }

    /** Puts the number, digits from 0 to 9, in its secret place. */
    void encrypt(byte[] digits) {
        long a = number(digits, 0, left);
        long b = number(digits, left, right);
        for (int round = 0; round < ROUNDS; round++) {
            long size = POWERS[round % 2 == 0 ? left : right];
            long sum = (a + pseudorandom(round, b, size)) % size;
            a = b;
            b = sum;
        }
        spell(a, b, digits);
    }

    /** Brings a number back from its secret place. */
    void decrypt(byte[] digits) {
        long a = number(digits, 0, left);
        long b = number(digits, left, right);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long size = POWERS[round % 2 == 0 ? left : right];
            long difference = (b - pseudorandom(round, a, size) + size) % size;
            b = a;
            a = difference;
        }
        spell(a, b, digits);
    }

    /** The standard's first block and all of the tweak but what shares a block with the number. */
    private void chain(byte[] tweak, int digits) {
        int padding = Math.floorMod(-tweak.length - numberBytes - 1, BLOCK);
        byte[] head = {1, 2, 1, 0, 0, 10, ROUNDS, (byte) left, 0, 0, 0, (byte) digits, 0, 0, 0, 0};
        head[14] = (byte) (tweak.length >>> 8);
        head[15] = (byte) tweak.length;
        byte[] whole = Arrays.copyOf(tweak, tweak.length + padding + numberBytes + 1);
        System.arraycopy(head, 0, chained, 0, BLOCK);
        encipher(chained);
        int at = 0;
        for (; at < whole.length - BLOCK; at += BLOCK) {
            for (int place = 0; place < BLOCK; place++) {
                chained[place] ^= whole[at + place];
            }
            encipher(chained);
        }
        System.arraycopy(whole, at, tail, 0, BLOCK);
    }

    /** The round function: one block over what is chained, the round and the half, cut to size. */
    private long pseudorandom(int round, long half, long size) {
        for (int place = 0; place < BLOCK; place++) {
            block[place] = (byte) (tail[place] ^ chained[place]);
        }
        block[BLOCK - 1 - numberBytes] ^= (byte) round;
        long low = (long) LONGS.get(block, Long.BYTES) ^ half;
        LONGS.set(block, Long.BYTES, low);
        encipher(block);
        long value = Long.remainderUnsigned((long) LONGS.get(block, 0), size);
        if (wide) {
            long rest = (long) LONGS.get(block, Long.BYTES) >>> 32;
            value = ((value << 16) | (rest >>> 16)) % size;
            value = ((value << 16) | (rest & 0xffff)) % size;
        }
        return value;
    }

    private void encipher(byte[] bytes) {
        try {
            cipher.update(bytes, 0, BLOCK, bytes, 0);
        } catch (ShortBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(byte[] secret) {
        try {
            // the block cipher alone: the chaining is FF1's own, and done above
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"));
            return cipher;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES", missing);
        }
    }

    private static long number(byte[] digits, int from, int count) {
        long number = 0;
        for (int place = from; place < from + count; place++) {
            number = 10 * number + digits[place];
        }
        return number;
    }

    private void spell(long a, long b, byte[] digits) {
        spell(a, digits, 0, left);
        spell(b, digits, left, right);
        Arrays.fill(block, (byte) 0);
    }

    private static void spell(long number, byte[] digits, int from, int count) {
        long rest = number;
        for (int place = from + count - 1; place >= from; place--, rest /= 10) {
            digits[place] = (byte) (rest % 10);
        }
    }

    private static long[] powers() {
        long[] powers = new long[MOST / 2 + 2];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.length; exponent++) {
            powers[exponent] = 10 * powers[exponent - 1];
        }
        return powers;
    }
}
