package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sip2ValueTest {
    /** Values are compared in words of eight bytes, and most lengths leave a rest. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 14, 15, 16, 17, 23, 24, 25, 40})
    void two_are_the_same_where_every_byte_is(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        assertTrue(inside(bytes, 3).contentEquals(inside(bytes, 1)));
        for (int at = 0; at < length; at++) {
            byte[] other = bytes.clone();
            other[at] = 'y';
            assertFalse(inside(bytes, 3).contentEquals(inside(other, 1)), "another byte " + at);
        }
    }

    /** A window on the bytes, with others before and after them. */
    private static Sip2Value inside(byte[] bytes, int before) {
        byte[] all = new byte[before + bytes.length + before];
        Arrays.fill(all, (byte) ('0' + before));
        System.arraycopy(bytes, 0, all, before, bytes.length);
        return Sip2Value.of(Unpooled.wrappedBuffer(all)).part(before, bytes.length);
    }
}
