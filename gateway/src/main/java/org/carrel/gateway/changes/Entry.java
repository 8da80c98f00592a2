package org.carrel.gateway.changes;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.message.OwnAnswer;
import org.carrel.gateway.phrases.Situation;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.watch.Outcome;

/**
 * One line of the register and its journal: how it stands with one change. It holds names of the
 * configuration, keyed fingerprints and a verdict of letters and digits, and no value of anybody's.
 *
 * @param begun when it was first asked for
 * @param key the same for every repeat of it
 * @param lookAlike the same for what may be a repeat of it under another date
 * @param verdict what was answered, where it was done; else empty
 */
public record Entry(
        Instant begun,
        State state,
        Fingerprint key,
        Optional<Fingerprint> lookAlike,
        OperationName operation,
        Label terminals,
        Label upstream,
        String verdict) {
    private static final String NONE = "-";
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{1,15}) (open|done|unheard|unknown|refused|expired|over) ([0-9a-f]{32})"
                            + " ([0-9a-f]{32}|-) ([a-z-]{1,40}) ([a-z0-9-]{1,40})"
                            + " ([a-z0-9-]{1,40}) ([A-Z0-9-]{1,40})");
    private static final int HALF = 16;

    /**
     * Of 10 and 12 alike: ok, for the device need not keep it any more; and nothing that would make
     * it lock or unlock an item that has been carried away or brought back long ago.
     */
    private static final String KEPT_COLUMNS = "1NUN";

    ChangeKind kind() {
        ChangeKind kind = ChangeKind.of(operation);
        if (kind == null) {
            throw new IllegalStateException(operation + " is no change");
        }
        return kind;
    }

    Entry as(State other, String said) {
        return new Entry(begun, other, key, lookAlike, operation, terminals, upstream, said);
    }

    Entry under(Fingerprint other) {
        return new Entry(begun, state, other, lookAlike, operation, terminals, upstream, verdict);
    }

    String reference() {
        return Reference.of(key);
    }

    /** What is said to a repeat of it, once it is no longer open. */
    Known known() {
        boolean payment = kind() == ChangeKind.PAYMENT;
        return switch (state) {
            case DONE, UNHEARD ->
                    new Known(
                            new OwnAnswer(
                                    payment ? Situation.PAYMENT_ACCEPTED : Situation.DONE_BEFORE,
                                    "",
                                    verdict),
                            Outcome.REPEATED);
            case OPEN, UNKNOWN, REFUSED, EXPIRED ->
                    new Known(
                            new OwnAnswer(
                                    payment ? Situation.PAYMENT_UNKNOWN : Situation.CHANGE_UNKNOWN,
                                    reference(),
                                    ""),
                            Outcome.UNKNOWN);
            case OVER -> new Known(OwnAnswer.NO, Outcome.REPEATED);
        };
    }

    /** What is said where it was kept, to be told later. */
    Known kept() {
        return new Known(
                new OwnAnswer(Situation.KEPT_FOR_LATER, reference(), KEPT_COLUMNS), Outcome.KEPT);
    }

    /** The entry that stands in a line, unless it is none. */
    static Optional<Entry> parse(String line) {
        Matcher parts = FORM.matcher(line);
        Optional<OperationName> operation =
                parts.matches() ? OperationName.named(parts.group(5)) : Optional.empty();
        return operation
                .filter(ChangeKind::isChange)
                .map(each ->
                        new Entry(
                                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                State.valueOf(parts.group(2).toUpperCase(Locale.ROOT)),
                                fingerprint(parts.group(3)),
                                Optional.of(parts.group(4))
                                        .filter(text -> !text.equals(NONE))
                                        .map(Entry::fingerprint),
                                each,
                                new Label(parts.group(6)),
                                new Label(parts.group(7)),
                                parts.group(8).equals(NONE) ? "" : parts.group(8)));
    }

    /** The line as it is written, without its end. */
    @Override
    public String toString() {
        return begun.toEpochMilli()
                + " "
                + state.text()
                + " "
                + Reference.digits(key)
                + " "
                + lookAlike.map(Reference::digits).orElse(NONE)
                + " "
                + operation.text()
                + " "
                + terminals
                + " "
                + upstream
                + " "
                + (verdict.isEmpty() ? NONE : verdict);
    }

    private static Fingerprint fingerprint(String digits) {
        return new Fingerprint(
                Long.parseUnsignedLong(digits.substring(0, HALF), HALF),
                Long.parseUnsignedLong(digits.substring(HALF), HALF));
    }
}
