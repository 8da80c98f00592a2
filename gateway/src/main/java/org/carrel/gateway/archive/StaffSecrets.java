package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.carrel.gateway.access.Argon2;

/** What is kept in the place of the staff's secrets. */
final class StaffSecrets {
    private StaffSecrets() {}

    /** Of a password, which people choose: Argon2id. */
    static String hashed(ByteBuf password) {
        byte[] copy = new byte[password.readableBytes()];
        password.getBytes(password.readerIndex(), copy);
        try {
            return Argon2.hashed(copy).text();
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** Of a code, which is drawn and long: SHA-256. */
    static String digest(ByteBuf code) {
        SHA256Digest digest = new SHA256Digest();
        for (int at = code.readerIndex(); at < code.writerIndex(); at++) {
            digest.update(code.getByte(at));
        }
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
