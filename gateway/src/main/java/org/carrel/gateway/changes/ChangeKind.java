package org.carrel.gateway.changes;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.policy.OperationName;
import org.jspecify.annotations.Nullable;

/** What is at stake with a change, and so for how long it is remembered. */
public enum ChangeKind {
    /** Money: an upstream cannot tell a repeated payment from a second one. */
    PAYMENT(Duration.ofHours(24), Duration.ofDays(90)),
    /** Loans, returns, renewals and holds: the upstream knows the item's state. */
    ITEM(Duration.ofMinutes(10), Duration.ofDays(7));

    private static final Map<OperationName, ChangeKind> KINDS =
            new EnumMap<>(
                    Map.of(
                            OperationName.FEE_PAID, PAYMENT,
                            OperationName.CHECKOUT, ITEM,
                            OperationName.CHECKIN, ITEM,
                            OperationName.RENEW, ITEM,
                            OperationName.RENEW_ALL, ITEM,
                            OperationName.HOLD, ITEM));

    private final Duration done;
    private final Duration unknown;

    ChangeKind(Duration done, Duration unknown) {
        this.done = done;
        this.unknown = unknown;
    }

    /**
     * What kind of change the operation is; null for one that may be asked as often as one likes.
     */
    static @Nullable ChangeKind of(OperationName operation) {
        return KINDS.get(operation);
    }

    /** All operations of this kind. */
    public Set<OperationName> operations() {
        return KINDS.entrySet().stream()
                .filter(each -> each.getValue() == this)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the operation is registered, and never done twice. */
    public static boolean isChange(OperationName operation) {
        return KINDS.containsKey(operation);
    }

    /** For how long a repeat of one that was done is recognised. */
    Duration remembered() {
        return done;
    }

    /** For how long one stays on the list of which nobody can tell, unless staff settle it. */
    Duration listed() {
        return unknown;
    }
}
