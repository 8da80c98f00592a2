package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.carrel.config.Argon2id;

/**
 * Makes and checks Argon2id hashes (RFC 9106), which takes some thirty milliseconds on purpose, so
 * not on an event loop. The password passes through an array on the heap, wiped at once.
 */
public final class Argon2 {
    private static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private Argon2() {}

    /** A new hash of this password, which is wiped. */
    public static Argon2id hashed(byte[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Argon2id empty = new Argon2id(MEMORY, PASSES, 1, BASE64.encodeToString(salt), "");
        byte[] hash = new byte[HASH_BYTES];
        fill(empty, password, hash);
        Arrays.fill(password, (byte) 0);
        return new Argon2id(MEMORY, PASSES, 1, empty.salt(), BASE64.encodeToString(hash));
    }

    /** Whether a hash was made as this version makes them; one that was not may be made anew. */
    public static boolean isUpToDate(Argon2id known) {
        return known.memory() == MEMORY
                && known.passes() == PASSES
                && known.lanes() == 1
                && known.saltBytes().length == SALT_BYTES
                && known.hashBytes().length == HASH_BYTES;
    }

    /** Whether the password is the one that was hashed; in a time that does not tell. */
    public static boolean matches(Argon2id known, ByteBuf password) {
        byte[] expected = known.hashBytes();
        byte[] given = new byte[password.readableBytes()];
        byte[] hash = new byte[expected.length];
        try {
            password.getBytes(password.readerIndex(), given);
            fill(known, given, hash);
            return org.bouncycastle.util.Arrays.constantTimeAreEqual(expected, hash);
        } finally {
            Arrays.fill(given, (byte) 0);
        }
    }

    private static void fill(Argon2id costs, byte[] password, byte[] hash) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(costs.memory())
                        .withIterations(costs.passes())
                        .withParallelism(costs.lanes())
                        .withSalt(costs.saltBytes())
                        .build());
        generator.generateBytes(password, hash);
    }
}
