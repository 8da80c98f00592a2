package org.carrel.gateway.keys;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;

/**
 * That a key was made, or is about to go, or is gone: one line of the receipts. Speaks of keys and
 * vendors, never of people.
 *
 * @param tokenClass what kind of tokens were made with it; nothing where it sealed a book drop
 *     instead, and the label is a listener's
 * @param count how many keys that happened to; none where a missing one was written off
 * @param software which program did it
 */
public record Receipt(
        Instant time,
        Happening happening,
        Label upstream,
        Optional<TokenClass> tokenClass,
        long epoch,
        String id,
        int count,
        String software) {

    private static final String DROP = "drop";

    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9TZ:.-]{1,40}) (made|retired|destroyed) ([a-z0-9-]{1,40}) (epoch|pairwise|drop)"
                            + " epoch=([0-9]{1,12}) key=([0-9a-f]{16}) count=([0-9]{1,9}) by=(\\S{1,40})");

    /** What happened to a key. */
    public enum Happening {
        MADE,
        /** Replaced; its tokens are still understood for a while. */
        RETIRED,
        DESTROYED
    }

    static Receipt of(KeyTag tag, Happening happening, Instant time, String software) {
        return new Receipt(
                time,
                happening,
                tag.upstream(),
                Optional.of(tag.tokenClass()),
                tag.epoch(),
                tag.id(),
                1,
                software);
    }

    /** That a book drop's key was made, just now. */
    static Receipt ofDrop(Label terminals, String id, String software) {
        return new Receipt(
                Instant.now(), Happening.MADE, terminals, Optional.empty(), 0, id, 1, software);
    }

    /** That the key of this one was destroyed, just now. */
    Receipt destroyed() {
        return new Receipt(
                Instant.now(), Happening.DESTROYED, upstream, tokenClass, epoch, id, 1, software);
    }

    /** Whether this is a making, and the other the end of the same key or itself no making. */
    boolean isEndedBy(Receipt other) {
        return happening != Happening.MADE
                || (other.happening == Happening.DESTROYED && other.id.equals(id));
    }

    Receipt writtenOff(Instant now) {
        return new Receipt(now, Happening.DESTROYED, upstream, tokenClass, epoch, id, 0, software);
    }

    static Optional<Receipt> parse(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Receipt(
                        Instant.parse(parts.group(1)),
                        Happening.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
                        new Label(parts.group(3)),
                        Optional.of(parts.group(4))
                                .filter(text -> !text.equals(DROP))
                                .map(text -> TokenClass.valueOf(text.toUpperCase(Locale.ROOT))),
                        Long.parseLong(parts.group(5)),
                        parts.group(6),
                        Integer.parseInt(parts.group(7)),
                        parts.group(8)));
    }

    /** The line as it is written. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s epoch=%d key=%s count=%d by=%s",
                time,
                happening.name().toLowerCase(Locale.ROOT),
                upstream,
                tokenClass.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(DROP),
                epoch,
                id,
                count,
                software);
    }
}
