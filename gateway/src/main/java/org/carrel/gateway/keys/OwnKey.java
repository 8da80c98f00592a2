package org.carrel.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;

/**
 * A key that is nobody's token's but the gateway's own, wrapped by the storage key in a file beside
 * the others. It has no epoch and leaves no receipts: what it guards has a life of its own.
 */
final class OwnKey {
    private static final int BYTES = 32;
    private static final String SUFFIX = ".own";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM =
            Pattern.compile(
                    """
                    carrel-own-key 1
                    purpose ([a-z0-9-]{1,40})
                    wrapped ([A-Za-z0-9+/=]{1,200})
                    """);

    private OwnKey() {}

    /**
     * The key of this machine, wrapped so that every machine with the same storage key opens it.
     */
    static String shared(Label purpose, byte[] key, MasterKey master) {
        return master.wrap(key, bound(purpose));
    }

    /** A key that was {@link #shared}, for the caller to wipe. */
    static byte[] opened(Label purpose, String wrapped, MasterKey master) {
        byte[] key = master.unwrap(wrapped, bound(purpose));
        if (key.length != BYTES) {
            throw new KeyTrouble(KeyTrouble.Reason.NOT_SHARED, purpose.text());
        }
        return key;
    }

    private static byte[] bound(Label purpose) {
        return ("carrel-shared-key 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key, for the caller to wipe; drawn and kept where there is none yet. */
    static byte[] of(Label purpose, Path folder, MasterKey master) {
        Path file = folder.resolve(purpose + SUFFIX);
        String words = "carrel-own-key 1\npurpose %s\n".formatted(purpose);
        byte[] bound = words.getBytes(StandardCharsets.US_ASCII);
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            RANDOM.nextBytes(drawn);
            Disk.write(file, words + "wrapped " + master.wrap(drawn, bound) + "\n");
            return drawn;
        }
        Matcher parts = FORM.matcher(Disk.read(file));
        if (!parts.matches()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString());
        }
        byte[] key = master.unwrap(parts.group(2), bound);
        if (key.length != BYTES) {
            throw new KeyTrouble(KeyTrouble.Reason.DAMAGED, file.toString());
        }
        return key;
    }
}
