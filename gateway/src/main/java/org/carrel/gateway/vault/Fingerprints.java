package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two values are the same without keeping either; unless its key is kept, a restart
 * forgets. Any thread.
 */
public final class Fingerprints {
    private static final int KEY_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One for each thread, for making one costs more than using it. */
    private final ThreadLocal<Press> presses;

    /** Under a key that nobody else has, and that is forgotten with the process. */
    public Fingerprints() {
        this(drawnKey());
    }

    /**
     * Under a key that is kept, so that a restart does not forget.
     *
     * @param kept 32 bytes, which stay the caller's to wipe
     */
    public Fingerprints(ByteBuf kept) {
        this(read(kept));
    }

    private Fingerprints(SecretKeySpec key) {
        this.presses = ThreadLocal.withInitial(() -> new Press(key));
    }

    /** The fingerprint of the readable bytes. */
    public Fingerprint of(ByteBuf bytes) {
        return presses.get().print(bytes);
    }

    private static SecretKeySpec drawnKey() {
        byte[] bytes = new byte[KEY_LENGTH];
        RANDOM.nextBytes(bytes);
        return wiping(bytes);
    }

    private static SecretKeySpec read(ByteBuf kept) {
        byte[] bytes = new byte[KEY_LENGTH];
        kept.getBytes(kept.readerIndex(), bytes);
        return wiping(bytes);
    }

    private static SecretKeySpec wiping(byte[] bytes) {
        try {
            return new SecretKeySpec(bytes, "HmacSHA256");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A MAC with its working space; it is back at its beginning after each use. */
    private static final class Press {
        private static final int BITE = 512;

        private final Workspace bite = new Workspace(BITE);
        private final ByteBuffer digest = ByteBuffer.allocate(KEY_LENGTH);
        private final Mac mac;

        Press(SecretKeySpec key) {
            try {
                mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no HMAC-SHA256", e);
            }
        }

        Fingerprint print(ByteBuf bytes) {
            try {
                for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at += BITE) {
                    int length = Math.min(BITE, bytes.writerIndex() - at);
                    bite.load(bytes, at, length);
                    mac.update(bite.bytes, 0, length);
                }
                mac.doFinal(digest.array(), 0);
                return new Fingerprint(digest.getLong(0), digest.getLong(8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a MAC did not fit its place", e);
            } finally {
                bite.wipe();
            }
        }
    }
}
