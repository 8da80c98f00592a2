package org.carrel.gateway.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cipher to borrow, for making a new one costs more than using it. Each use brings its own key.
 */
final class Engine implements AutoCloseable {
    static final int TAG_LENGTH = 16;
    private static final Queue<Engine> FREE = new ConcurrentLinkedQueue<>();

    private final Cipher cipher;

    private Engine() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** An engine that nobody else uses until it is closed. */
    static Engine borrow() {
        Engine free = FREE.poll();
        return free == null ? new Engine() : free;
    }

    /**
     * Encrypts or decrypts; returns how many bytes were written. A forged or damaged text is an
     * exception.
     */
    int apply(int mode, SecretKeySpec key, byte[] nonce, ByteBuffer from, ByteBuffer to) {
        try {
            cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
            return apply(from, to);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal does not hold", e);
        }
    }

    /**
     * Through arrays that we wipe: given direct buffers, the cipher makes arrays and leaves them.
     */
    private int apply(ByteBuffer from, ByteBuffer to) throws GeneralSecurityException {
        byte[] in = new byte[from.remaining()];
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        try {
            from.get(in);
            int length = cipher.doFinal(in, 0, in.length, out, 0);
            to.put(out, 0, length);
            return length;
        } finally {
            Arrays.fill(in, (byte) 0);
            Arrays.fill(out, (byte) 0);
        }
    }

    @Override
    public void close() {
        FREE.add(this);
    }
}
