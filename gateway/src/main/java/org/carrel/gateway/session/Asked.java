package org.carrel.gateway.session;

import org.carrel.config.policy.OperationName;
import org.carrel.gateway.changes.ChangeKind;
import org.carrel.gateway.message.Message;

/**
 * What a terminal asked, and by what it is known when it comes again; nothing of it can be read
 * back.
 *
 * @param number AY, or -1
 * @param likeness of all its bytes but AY and AZ
 */
record Asked(OperationName operation, int number, long likeness) {

    static Asked of(Message message, long likeness) {
        return new Asked(message.operation(), message.sequence(), likeness);
    }

    /**
     * Whether this is that question once more: the same bytes under the same number (sip2.md §5.3).
     * What changes something is the same also under another number or none, for its date is the
     * same to the second; some terminals take a new number for a repeat. Status and login are asked
     * anew: what was true a moment ago may not be.
     */
    boolean repeats(Asked earlier) {
        if (likeness != earlier.likeness || operation != earlier.operation) {
            return false;
        }
        return switch (operation) {
            case STATUS, LOGIN, RESEND -> false;
            default -> ChangeKind.isChange(operation) || (number >= 0 && number == earlier.number);
        };
    }
}
