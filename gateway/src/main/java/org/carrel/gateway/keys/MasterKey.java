package org.carrel.gateway.keys;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.config.StorageKey;

/**
 * The one key that opens all kept keys (AES-256-GCM), and seals receipts. It is the library's:
 * referred to in the configuration, or worked out from a passphrase, and never kept here. Off the
 * heap but for the moment of its use; whoever made it closes it. Any thread.
 */
public final class MasterKey implements AutoCloseable {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);

    private MasterKey(byte[] bytes) {
        memory.put(0, bytes);
    }

    /**
     * The key that the configuration refers to.
     *
     * @param folder where the salt of a passphrase is kept
     */
    static MasterKey of(StorageKey key, Path folder) {
        byte[] secret = new byte[key.secret().length()];
        byte[] bytes = new byte[BYTES];
        try {
            key.secret().copyTo(ByteBuffer.wrap(secret));
            if (key.passphrase()) {
                Stretching.of(folder).stretch(secret, bytes);
            } else {
                System.arraycopy(secret, 0, bytes, 0, BYTES);
            }
            return new MasterKey(bytes);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A key that is itself wrapped by this one and seals in the same way; the bytes stay. */
    static MasterKey copyOf(byte[] bytes) {
        return new MasterKey(bytes);
    }

    /** The key wrapped, in Base64; it opens only with the same {@code bound} bytes. */
    String wrap(byte[] key, byte[] bound) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, bound);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(key.length));
            cipher.doFinal(key, 0, key.length, wrapped, NONCE);
            return Base64.getEncoder().encodeToString(wrapped);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no AES-GCM", impossible);
        }
    }

    /** The key, for the caller to wipe; empty if it does not open. */
    byte[] unwrap(String wrapped, byte[] bound) {
        try {
            byte[] whole = Base64.getDecoder().decode(wrapped);
            if (whole.length < NONCE) {
                return new byte[0];
            }
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE), bound)
                    .doFinal(whole, NONCE, whole.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException doesNotOpen) {
            return new byte[0];
        }
    }

    /** HMAC-SHA256 under a key of its own, worked out from this one. */
    byte[] seal(byte[] text) {
        byte[] sealing = mac(copy(), new byte[] {'r', 'e', 'c', 'e', 'i', 'p', 't', 's'});
        return mac(sealing, text);
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HMAC", impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        byte[] key = copy();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] copy() {
        byte[] bytes = new byte[BYTES];
        memory.get(0, bytes);
        return bytes;
    }

    @Override
    public void close() {
        memory.put(0, new byte[BYTES]);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
