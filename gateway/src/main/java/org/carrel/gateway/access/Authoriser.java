package org.carrel.gateway.access;

import org.carrel.config.policy.OperationName;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.watch.Outcome;

/**
 * Decides whether a terminal may ask what it asks. What is not allowed by its profile is refused.
 */
public final class Authoriser {

    /**
     * The ticket for this request.
     *
     * @throws Refused if the profile does not know the operation, or the terminal must log in first
     */
    public Authorised authorise(Request request, Terminal terminal) {
        OperationName operation = request.message().operation();
        if (!isForEveryone(operation, terminal)) {
            if (operation != OperationName.STATUS
                    && !terminal.door().profile().operations().contains(operation)) {
                throw new Refused(Outcome.NOT_ALLOWED);
            }
            if (!terminal.isWelcome()) {
                throw new Refused(Outcome.LOGIN_REQUIRED);
            }
        }
        return new Authorised(request, terminal, operation);
    }

    /**
     * Some devices ask for the status before they log in (sip2.md §6.1), and where the door allows
     * it they are told; neither tells anything about anyone.
     */
    private static boolean isForEveryone(OperationName operation, Terminal terminal) {
        return operation == OperationName.LOGIN
                || (operation == OperationName.STATUS && terminal.mayAskStatus());
    }
}
