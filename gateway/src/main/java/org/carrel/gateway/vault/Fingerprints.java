package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two values are the same without keeping either; the key is drawn at start, so a
 * restart forgets. Any thread.
 */
public final class Fingerprints {
    private final SecretKeySpec key = drawnKey("HmacSHA256");

    /**
     * Ready to use, for making one costs more than using it; a MAC is back at its beginning after
     * each use.
     */
    private final Queue<Mac> free = new ConcurrentLinkedQueue<>();

    /** The fingerprint of the readable bytes. */
    public Fingerprint of(ByteBuf bytes) {
        Mac mac = free.poll();
        if (mac == null) {
            mac = made();
        }
        feed(mac, bytes);
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
        free.add(mac);
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /** Through an array that we wipe: given a direct buffer, the MAC makes one and keeps it. */
    private static void feed(Mac mac, ByteBuf bytes) {
        byte[] copy = new byte[bytes.readableBytes()];
        try {
            bytes.getBytes(bytes.readerIndex(), copy);
            mac.update(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    private Mac made() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    static SecretKeySpec drawnKey(String algorithm) {
        byte[] bytes = new byte[32];
        Drawing.RANDOM.nextBytes(bytes);
        try {
            return new SecretKeySpec(bytes, algorithm);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static final class Drawing {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}
