package org.carrel.gateway.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hashes that another version made are understood, and give way to dearer ones. */
class PasswordCheckTest {
    private static final StaffName ANNA = new StaffName("anna.b");
    private static final int CHEAP_KIB = 64;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void a_password_that_was_hashed_more_cheaply_is_hashed_anew_by_the_right_one(Where where) {
        try (Archive archive = Where.open(where.storage(folder), Clock.systemUTC())) {
            ConsoleUsers users = archive.consoleUsers();
            users.add(ANNA, text("a long one"), Set.of());
            String cheap = cheaply("a long one");
            archive.database()
                    .alter(transaction ->
                            transaction.change("update console_user set password = ?", cheap));

            assertFalse(users.hasPassword(ANNA, text("a long two")));
            assertEquals(cheap, hash(archive), "a wrong one changes nothing");
            assertTrue(users.hasPassword(ANNA, text("a long one")));
            String anew = hash(archive);
            assertTrue(anew.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), anew);
            assertTrue(users.hasPassword(ANNA, text("a long one")));
            assertEquals(anew, hash(archive), "once is enough");
        }
    }

    private static String hash(Archive archive) {
        return archive.database()
                .work(transaction ->
                        transaction.first(
                                "select password from console_user", row -> row.text("password")))
                .orElseThrow();
    }

    /** As a version that spent less on it would have. */
    private static String cheaply(String password) {
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(CHEAP_KIB)
                        .withIterations(1)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        generator.generateBytes(password.getBytes(UTF_8), hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=1,p=1$%s$%s"
                .formatted(CHEAP_KIB, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
