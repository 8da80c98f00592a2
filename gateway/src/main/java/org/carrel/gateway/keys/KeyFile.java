package org.carrel.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;

/**
 * A kept key as it stands in its file: the tag in words, then the wrapped key, which opens only
 * under exactly these words.
 *
 * @param wrapped in Base64
 */
record KeyFile(KeyTag tag, String wrapped) {

    static final String SUFFIX = ".key";

    private static final Pattern FORM =
            Pattern.compile(
                    """
                    carrel-key 1
                    upstream ([a-z0-9-]{1,40})
                    class (epoch|pairwise)
                    epoch ([0-9]{1,12})
                    id ([0-9a-f]{16})
                    made ([0-9TZ:.-]{1,40})
                    expires (never|[0-9TZ:.-]{1,40})
                    wrapped ([A-Za-z0-9+/=]{1,200})
                    """);

    static KeyFile wrap(KeyTag tag, byte[] key, MasterKey master) {
        return new KeyFile(tag, master.wrap(key, bound(tag)));
    }

    /** The key, for the caller to wipe. */
    byte[] unwrap(MasterKey master) {
        byte[] key = master.unwrap(wrapped, bound(tag));
        if (key.length == 0) {
            throw new KeyTrouble(KeyTrouble.Reason.DAMAGED, tag.upstream().text());
        }
        return key;
    }

    static Optional<KeyFile> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String expires = parts.group(6);
        KeyTag tag =
                new KeyTag(
                        new Label(parts.group(1)),
                        TokenClass.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4),
                        Instant.parse(parts.group(5)),
                        Optional.of(expires)
                                .filter(each -> !each.equals("never"))
                                .map(Instant::parse));
        return Optional.of(new KeyFile(tag, parts.group(7)));
    }

    String name() {
        return tag.upstream() + "." + tag.epoch() + "." + tag.id() + SUFFIX;
    }

    String text() {
        return words(tag) + "wrapped " + wrapped + "\n";
    }

    private static byte[] bound(KeyTag tag) {
        return words(tag).getBytes(StandardCharsets.US_ASCII);
    }

    private static String words(KeyTag tag) {
        return """
        carrel-key 1
        upstream %s
        class %s
        epoch %d
        id %s
        made %s
        expires %s
        """
                .formatted(
                        tag.upstream(),
                        tag.tokenClass().name().toLowerCase(Locale.ROOT),
                        tag.epoch(),
                        tag.id(),
                        tag.made(),
                        tag.expires().map(Instant::toString).orElse("never"));
    }
}
