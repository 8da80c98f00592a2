package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;
import org.carrel.config.Label;

/**
 * Numbers for things that are counted, under a key that this process drew and never shows: equal
 * things have equal numbers, and from a number nobody learns the thing. Any thread.
 */
final class KeyedHash {
    private static final int KEY_BYTES = 16;

    private final KeyParameter key;

    KeyedHash() {
        byte[] drawn = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        key = new KeyParameter(drawn);
        Arrays.fill(drawn, (byte) 0);
    }

    /** The number of a value, in which it is not kept. */
    long of(ByteBuf value) {
        SipHash hash = begun();
        update(hash, value);
        return hash.doFinal();
    }

    /** The number of somebody who came to this door from this address. */
    long of(Label door, byte[] address) {
        return finished(door, address).doFinal();
    }

    /** The number of a value that was said at this door from this address. */
    long of(Label door, byte[] address, ByteBuf value) {
        SipHash hash = finished(door, address);
        update(hash, value);
        return hash.doFinal();
    }

    private SipHash finished(Label door, byte[] address) {
        SipHash hash = begun();
        byte[] name = door.text().getBytes(StandardCharsets.US_ASCII);
        hash.update(name, 0, name.length);
        hash.update((byte) '/');
        hash.update(address, 0, address.length);
        hash.update((byte) '/');
        return hash;
    }

    private SipHash begun() {
        SipHash hash = new SipHash();
        hash.init(key);
        return hash;
    }

    private static void update(SipHash hash, ByteBuf value) {
        for (int at = value.readerIndex(); at < value.writerIndex(); at++) {
            hash.update(value.getByte(at));
        }
    }
}
