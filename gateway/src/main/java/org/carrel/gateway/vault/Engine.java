package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cipher and a MAC to borrow, for making new ones costs more than using them. Holds no key
 * between two uses that it could lend.
 */
final class Engine implements AutoCloseable {
    static final int TAG_LENGTH = 16;
    private static final Queue<Engine> FREE = new ConcurrentLinkedQueue<>();

    private final Mac mac;
    private final Cipher cipher;

    private Engine() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM or no HMAC-SHA256", e);
        }
    }

    /** An engine that nobody else uses until it is closed. */
    static Engine borrow() {
        Engine free = FREE.poll();
        return free == null ? new Engine() : free;
    }

    /** The first half of HMAC-SHA256 over the readable bytes. */
    Fingerprint hmac(SecretKeySpec key, ByteBuf bytes) {
        try {
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not fit HMAC-SHA256", e);
        }
        mac.update(bytes.nioBuffer());
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /**
     * Encrypts or decrypts; returns how many bytes were written. A forged or damaged text is an
     * exception.
     */
    int apply(int mode, SecretKeySpec key, byte[] nonce, ByteBuffer from, ByteBuffer to) {
        try {
            cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
            return cipher.doFinal(from, to);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal does not hold", e);
        }
    }

    @Override
    public void close() {
        FREE.add(this);
    }
}
