package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words to be found at a place of a text, whatever the case of their letters. Any thread. */
final class Words {
    private static final int BYTES = 0x100;

    private final List<List<byte[]>> byFirst = new ArrayList<>();
    private final boolean[] begins = new boolean[BYTES];

    Words(List<String> words) {
        for (int first = 0; first < BYTES; first++) {
            byFirst.add(new ArrayList<>());
        }
        for (String word : words) {
            byte[] bytes = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            byFirst.get(bytes[0] & 0xFF).add(bytes);
            begins[bytes[0] & 0xFF] = true;
        }
    }

    /** Whether one of the words begins here. */
    boolean isAt(ByteBuf bytes, int at, int end) {
        int first = folded(bytes, at) & 0xFF;
        if (!begins[first]) {
            return false;
        }
        for (byte[] word : byFirst.get(first)) {
            if (isAt(bytes, at, end, word)) {
                return true;
            }
        }
        return false;
    }

    /** One blank in a word stands for any number of them, but not for none. */
    private static boolean isAt(ByteBuf bytes, int from, int end, byte[] word) {
        int at = from;
        for (byte letter : word) {
            if (at >= end || folded(bytes, at) != letter) {
                return false;
            }
            at++;
            while (letter == ' ' && at < end && bytes.getByte(at) == ' ') {
                at++;
            }
        }
        return true;
    }

    /** A byte as it is in small letters, those of Latin-1 in UTF-8 among them. */
    private static byte folded(ByteBuf bytes, int at) {
        int octet = bytes.getByte(at);
        boolean capital = octet >= 'A' && octet <= 'Z';
        boolean second = octet < -0x61 && at > 0 && bytes.getByte(at - 1) == (byte) 0xC3;
        return (byte) (capital || second ? octet | 0x20 : octet);
    }
}
