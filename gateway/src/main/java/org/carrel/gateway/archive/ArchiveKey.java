package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens the archive: the key of the built-in database's file, the one of the seal beside it,
 * and the one around signing keys, all worked out from one of 32 bytes. Off the heap but for the
 * moment of its use. Any thread; whoever makes it closes it.
 */
final class ArchiveKey implements AutoCloseable {
    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);

    /**
     * @param key 32 bytes, which stay the caller's
     */
    ArchiveKey(ByteBuf key) {
        if (key.readableBytes() != BYTES) {
            throw new IllegalArgumentException("an archive's key has 32 bytes");
        }
        key.getBytes(key.readerIndex(), memory.duplicate());
    }

    /** The file's key and the user's password as H2 wants them; the caller wipes it. */
    char[] databasePassword() {
        byte[] file = derived("file");
        byte[] user = derived("user");
        char[] both = new char[4 * BYTES + 1];
        for (int at = 0; at < BYTES; at++) {
            both[2 * at] = DIGITS[(file[at] >> 4) & 0xF];
            both[2 * at + 1] = DIGITS[file[at] & 0xF];
            both[2 * BYTES + 2 * at + 1] = DIGITS[(user[at] >> 4) & 0xF];
            both[2 * BYTES + 2 * at + 2] = DIGITS[user[at] & 0xF];
        }
        both[2 * BYTES] = ' ';
        Arrays.fill(file, (byte) 0);
        Arrays.fill(user, (byte) 0);
        return both;
    }

    /** The bytes wrapped, in Base64; they open only under the same name. */
    String wrap(byte[] bytes, String name) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(bytes.length));
            cipher.doFinal(bytes, 0, bytes.length, wrapped, NONCE);
            return Base64.getEncoder().encodeToString(wrapped);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no AES-GCM", impossible);
        }
    }

    /** The bytes, for the caller to wipe; none where another key wrapped them. */
    Optional<byte[]> unwrap(String wrapped, String name) {
        try {
            byte[] whole = Base64.getDecoder().decode(wrapped);
            if (whole.length < NONCE) {
                return Optional.empty();
            }
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE), name)
                            .doFinal(whole, NONCE, whole.length - NONCE));
        } catch (GeneralSecurityException | IllegalArgumentException doesNotOpen) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        memory.put(0, new byte[BYTES]);
    }

    @Override
    public String toString() {
        return "ArchiveKey";
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        byte[] key = derived("signing");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A new HMAC-SHA256 under a key for this purpose alone. */
    Mac mac(String purpose) {
        byte[] key = derived(purpose);
        try {
            return mac(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derived(String purpose) {
        byte[] key = new byte[BYTES];
        memory.get(0, key);
        try {
            return mac(key).doFinal(("carrel archive " + purpose).getBytes(StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HMAC", impossible);
        }
    }
}
