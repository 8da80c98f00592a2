package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Arrays;
import org.carrel.config.Argon2id;

/**
 * Remembers which password was right for a hash, as a code under a key that lives in this process
 * only: some terminals log in with every question (sip2.md §6.4), and the hash is made to be slow.
 * Any thread.
 */
final class RightPasswords {
    private final byte[] key = new byte[32];
    private final Map<Argon2id, byte[]> codes = new ConcurrentHashMap<>();

    RightPasswords() {
        new SecureRandom().nextBytes(key);
    }

    boolean isKnown(Argon2id hash, ByteBuf password) {
        byte[] known = codes.get(hash);
        return known != null && Arrays.constantTimeAreEqual(known, code(password));
    }

    void remember(Argon2id hash, ByteBuf password) {
        codes.put(hash, code(password));
    }

    private byte[] code(ByteBuf password) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        for (int at = password.readerIndex(); at < password.writerIndex(); at++) {
            mac.update(password.getByte(at));
        }
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }
}
