package org.carrel.gateway.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id (RFC 9106) with a salt of this library's own. Salt and
 * costs stand beside the keys, so that later versions may choose dearer ones for new libraries.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param salt in hexadecimal digits
 */
record Stretching(int memory, int passes, String salt) {

    private static final String FILE = "passphrase";
    private static final int SALT = 16;

    /** Takes about a quarter of a second and fits into a small heap. */
    private static final int MEMORY = 19 * 1024;

    private static final int PASSES = 4;
    private static final Pattern FORM =
            Pattern.compile("argon2id memory=([0-9]{1,7}) passes=([0-9]{1,2}) salt=([0-9a-f]{32})");

    /** What stands in the folder; where nothing does, a new salt is drawn and written down. */
    static Stretching of(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] salt = new byte[SALT];
            new SecureRandom().nextBytes(salt);
            Stretching drawn = new Stretching(MEMORY, PASSES, HexFormat.of().formatHex(salt));
            Disk.write(file, drawn.text());
            return drawn;
        }
        Matcher parts = FORM.matcher(Disk.read(file).strip());
        if (!parts.matches()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString());
        }
        return new Stretching(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    /** Fills {@code key}; both arrays are the caller's to wipe. */
    void stretch(byte[] passphrase, byte[] key) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(1)
                        .withSalt(HexFormat.of().parseHex(salt))
                        .build());
        generator.generateBytes(passphrase, key);
    }

    private String text() {
        return String.format(
                Locale.ROOT, "argon2id memory=%d passes=%d salt=%s%n", memory, passes, salt);
    }
}
