package org.carrel.gateway.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What staff found out about an unknown change.
 *
 * @param done whether it was done, or has been put right; a repeat of a payment is then told so,
 *     and anything else may be asked again
 */
record Settlement(String reference, boolean done) {
    private static final Pattern FORM = Pattern.compile("([A-Z2-9]{8}) (done|not-done)");

    static Optional<Settlement> parse(String line) {
        Matcher parts = FORM.matcher(line);
        return parts.matches()
                ? Optional.of(new Settlement(parts.group(1), parts.group(2).equals("done")))
                : Optional.empty();
    }

    boolean isOf(Entry entry) {
        return entry.reference().equals(reference);
    }

    /** How it stands with the change from now on. */
    Entry applied(Entry entry) {
        return done && entry.kind() == ChangeKind.PAYMENT
                ? entry.as(State.DONE, "Y")
                : entry.as(State.OVER, "");
    }

    @Override
    public String toString() {
        return reference + (done ? " done" : " not-done");
    }
}
