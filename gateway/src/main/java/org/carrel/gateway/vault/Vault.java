package org.carrel.gateway.vault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sealed memory for one visit: what was learned lies in direct memory, encrypted with AES-256-GCM
 * under a key drawn for this visit, and is found by {@link Fingerprints}. {@link #close()} wipes
 * the entries and drops the key, without which nothing could be opened. Holds at most {@value
 * #MOST_ENTRIES} entries; what does not fit is not kept. One thread at a time.
 */
public final class Vault implements AutoCloseable {
    private static final int MOST_ENTRIES = 32;
    private static final int NONCE_LENGTH = 12;

    private final ByteBufAllocator allocator;
    private final Map<Fingerprint, ByteBuf> entries = new HashMap<>();
    private @Nullable SecretKeySpec sealing;
    private long sealed;

    /** An empty vault with keys of its own. */
    public Vault(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** Seals a copy of the readable bytes; a full vault keeps nothing more. */
    public void put(Fingerprint index, ByteBuf plain) {
        if (entries.size() >= MOST_ENTRIES && !entries.containsKey(index)) {
            return;
        }
        ByteBuf entry =
                allocator.directBuffer(NONCE_LENGTH + plain.readableBytes() + Engine.TAG_LENGTH);
        // a key seals one visit's few answers, so a counter never repeats under it
        entry.writeInt(0).writeLong(++sealed);
        ByteBuffer room = entry.nioBuffer(NONCE_LENGTH, plain.readableBytes() + Engine.TAG_LENGTH);
        entry.writerIndex(
                NONCE_LENGTH + apply(Cipher.ENCRYPT_MODE, entry, plain.nioBuffer(), room));
        ByteBuf replaced = entries.put(index, entry);
        if (replaced != null) {
            wipe(replaced);
        }
    }

    /** Appends what was sealed under this index; false where there is nothing. */
    public boolean get(Fingerprint index, ByteBuf plain) {
        ByteBuf entry = entries.get(index);
        if (entry == null) {
            return false;
        }
        ByteBuffer secret = entry.nioBuffer(NONCE_LENGTH, entry.readableBytes() - NONCE_LENGTH);
        int length = secret.remaining() - Engine.TAG_LENGTH;
        plain.ensureWritable(length);
        apply(Cipher.DECRYPT_MODE, entry, secret, plain.nioBuffer(plain.writerIndex(), length));
        plain.writerIndex(plain.writerIndex() + length);
        return true;
    }

    /** How long an entry is once opened, in bytes; 0 where there is none. */
    public int length(Fingerprint index) {
        ByteBuf entry = entries.get(index);
        return entry == null ? 0 : entry.readableBytes() - NONCE_LENGTH - Engine.TAG_LENGTH;
    }

    /** Forgets every entry but the one under this index. */
    public void keepOnly(Fingerprint index) {
        entries.entrySet()
                .removeIf(entry -> {
                    boolean goes = !entry.getKey().equals(index);
                    if (goes) {
                        wipe(entry.getValue());
                    }
                    return goes;
                });
    }

    @Override
    public void close() {
        entries.values().forEach(Vault::wipe);
        entries.clear();
        sealing = null;
    }

    private int apply(int mode, ByteBuf entry, ByteBuffer from, ByteBuffer to) {
        byte[] nonce = new byte[NONCE_LENGTH];
        entry.getBytes(0, nonce);
        try (Engine engine = Engine.borrow()) {
            return engine.apply(mode, key(), nonce, from, to);
        }
    }

    /** Most visits seal nothing, so the key is drawn when it is first needed. */
    private SecretKeySpec key() {
        SecretKeySpec key = sealing;
        if (key == null) {
            key = Fingerprints.drawnKey("AES");
            sealing = key;
        }
        return key;
    }

    private static void wipe(ByteBuf entry) {
        entry.setZero(0, entry.capacity());
        entry.release();
    }
}
