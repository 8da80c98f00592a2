package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM for the vaults of about one thread, for making a cipher costs more than using it. It
 * remembers whose key it was given last, so that a vault's end can take it away. Any thread, one
 * after the other.
 */
final class Engine {
    static final int TAG_LENGTH = 16;
    private static final int NONCE_LENGTH = 12;

    private final Cipher cipher;
    private final Workspace plain;
    private final Workspace sealed;
    private long keyOf;
    private long nobodys;

    /**
     * @param longest bytes of the longest text
     */
    Engine(int longest) {
        plain = new Workspace(longest);
        sealed = new Workspace(longest + TAG_LENGTH);
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** Encrypts the readable bytes; {@code to} is by {@link #TAG_LENGTH} longer than they are. */
    synchronized void seal(Seal seal, ByteBuf from, MemorySegment to) {
        int length = from.readableBytes();
        try {
            plain.load(from, from.readerIndex(), length);
            start(Cipher.ENCRYPT_MODE, seal);
            int written = cipher.doFinal(plain.bytes, 0, length, sealed.bytes, 0);
            MemorySegment.copy(sealed.bytes, 0, to, ValueLayout.JAVA_BYTE, 0, written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal cannot be made", e);
        } finally {
            plain.wipe();
        }
    }

    /**
     * Appends the decrypted bytes; a forged or damaged text is an exception and appends nothing.
     */
    synchronized void open(Seal seal, MemorySegment from, ByteBuf to) {
        int length = (int) from.byteSize();
        try {
            MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, sealed.bytes, 0, length);
            plain.reserve(length);
            start(Cipher.DECRYPT_MODE, seal);
            int written = cipher.doFinal(sealed.bytes, 0, length, plain.bytes, 0);
            to.writeBytes(plain.bytes, 0, written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal does not hold", e);
        } finally {
            plain.wipe();
        }
    }

    /** Forgets this vault's key, if it was the last one in use: a new key wipes the old one. */
    synchronized void forget(long vault) {
        if (keyOf == vault) {
            try {
                // only a cipher that is to encrypt lets go of all its copies
                cipher.init(Cipher.ENCRYPT_MODE, nobody(), parameters(++nobodys));
                keyOf = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the cipher does not let go of a key", e);
            }
        }
    }

    private void start(int mode, Seal seal) throws GeneralSecurityException {
        keyOf = seal.vault();
        cipher.init(mode, seal.key(), parameters(seal.counter()));
    }

    private static SecretKeySpec nobody() {
        return new SecretKeySpec(new byte[32], "AES");
    }

    private static GCMParameterSpec parameters(long counter) {
        ByteBuffer nonce = ByteBuffer.allocate(NONCE_LENGTH).putLong(4, counter);
        return new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce.array());
    }

    /**
     * What one text is sealed with.
     *
     * @param vault the vault's number, never 0
     * @param counter never the same twice under one key
     */
    record Seal(long vault, LockedKey key, long counter) {}
}
