package org.carrel.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes bytes that are almost those of a real message. One thread. */
final class Mutant {
    private static final int MOST_CHANGES = 4;
    private static final int LONGEST = 4096;
    private static final byte[] TELLING = {
        0, 1, 9, '\n', ' ', '0', '9', 'A', 'Y', 'Z', '|', 127, -128, -1
    };

    private final List<byte[]> seeds;
    private final SplittableRandom chance;

    /**
     * @param seeds real messages, none of them empty
     */
    Mutant(List<byte[]> seeds, SplittableRandom chance) {
        this.seeds = seeds;
        this.chance = chance;
    }

    /**
     * A message with one to four changes, at least a byte long.
     *
     * @param from the first byte that may be another; shorter messages stay as they are
     */
    byte[] next(int from) {
        byte[] bytes = any();
        for (int left = 1 + chance.nextInt(MOST_CHANGES); left > 0 && bytes.length > from; left--) {
            bytes = changed(bytes, from);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] any() {
        return seeds.get(chance.nextInt(seeds.size())).clone();
    }

    private byte[] changed(byte[] bytes, int from) {
        int at = from + chance.nextInt(bytes.length - from);
        int length = 1 + chance.nextInt(Math.min(16, bytes.length - at));
        return switch (chance.nextInt(6)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << chance.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = TELLING[chance.nextInt(TELLING.length)];
                yield bytes;
            }
            case 2 -> joined(bytes, at, new byte[bytes.length > length ? 0 : 1], at + length);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 4 -> {
                byte[] other = any();
                int begin = chance.nextInt(other.length);
                int end = begin + 1 + chance.nextInt(other.length - begin);
                yield joined(bytes, at, Arrays.copyOfRange(other, begin, end), at);
            }
            default -> {
                byte[] noise = new byte[length];
                chance.nextBytes(noise);
                yield joined(bytes, at, noise, at + length);
            }
        };
    }

    /** What stands before one place, something else, and what stands from another place on. */
    private static byte[] joined(byte[] bytes, int before, byte[] between, int from) {
        byte[] whole = Arrays.copyOf(bytes, before + between.length + bytes.length - from);
        System.arraycopy(between, 0, whole, before, between.length);
        System.arraycopy(bytes, from, whole, before + between.length, bytes.length - from);
        return whole;
    }
}
