package org.carrel.gateway.vault;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.crypto.SecretKey;

/**
 * A key that lies in locked memory; Java's cryptography gets a copy for each use, which it wipes
 * (measured: decision 0006). Dies with its memory.
 */
final class LockedKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient MemorySegment bytes;

    LockedKey(MemorySegment bytes) {
        this.bytes = bytes;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a key stays where it is");
    }
}
