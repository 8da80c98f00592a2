package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two values are the same without keeping either; the key is drawn at start, so a
 * restart forgets. Any thread.
 */
public final class Fingerprints {
    private final SecretKeySpec key = drawnKey("HmacSHA256");

    /** The fingerprint of the readable bytes. */
    public Fingerprint of(ByteBuf bytes) {
        try (Engine engine = Engine.borrow()) {
            return engine.hmac(key, bytes);
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
