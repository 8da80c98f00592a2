package org.carrel.config;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password that is only known as its hash, in the usual written form {@code
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. Whoever has the file does not have the password.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes that could be worked on at once
 * @param salt in base 64
 * @param hash in base 64
 */
public record Argon2id(int memory, int passes, int lanes, String salt, String hash) {

    private static final String BEGINNING = "$argon2id$";
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9]{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int LONGEST = 512;

    /** So much memory a door can spare for one login, in KiB. */
    private static final int MOST_MEMORY = 64 * 1024;

    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 8;

    /** Whether this is meant to be a hash, be it in the right form or not. */
    static boolean isMeant(Secret secret) {
        return text(secret).startsWith(BEGINNING);
    }

    /** The hash that the secret holds; empty where it holds a password, or a hash too dear. */
    public static Optional<Argon2id> of(Secret secret) {
        return parse(text(secret));
    }

    /** The hash in its written form; empty where it is none, or one too dear. */
    public static Optional<Argon2id> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                                new Argon2id(
                                        Integer.parseInt(parts.group(1)),
                                        Integer.parseInt(parts.group(2)),
                                        Integer.parseInt(parts.group(3)),
                                        parts.group(4),
                                        parts.group(5)))
                        .filter(Argon2id::isBearable)
                : Optional.empty();
    }

    /** The written form. */
    public String text() {
        return "%sv=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(BEGINNING, memory, passes, lanes, salt, hash);
    }

    /** The salt's bytes. */
    public byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    /** The hash's bytes. */
    public byte[] hashBytes() {
        return Base64.getDecoder().decode(hash);
    }

    /** Says only that there is one. */
    @Override
    public String toString() {
        return "Argon2id";
    }

    private boolean isBearable() {
        return memory >= 8 * lanes
                && memory <= MOST_MEMORY
                && passes >= 1
                && passes <= MOST_PASSES
                && lanes >= 1
                && lanes <= MOST_LANES;
    }

    /** The text of a hash, which is no secret; nothing of a password but its being none. */
    private static String text(Secret secret) {
        if (secret.length() > LONGEST || secret.length() < BEGINNING.length()) {
            return "";
        }
        ByteBuffer content = ByteBuffer.allocateDirect(secret.length());
        try {
            secret.copyTo(content);
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < BEGINNING.length(); at++) {
                if (content.get(at) != BEGINNING.charAt(at)) {
                    return "";
                }
            }
            for (int at = 0; at < content.capacity(); at++) {
                text.append((char) (content.get(at) & 0x7F));
            }
            return text.toString();
        } finally {
            Secret.wipe(content);
        }
    }
}
