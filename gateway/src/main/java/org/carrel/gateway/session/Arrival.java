package org.carrel.gateway.session;

import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Request;

/** What a terminal's event loop brings. */
sealed interface Arrival {
    /** A question, and by what it is known when it comes again. */
    record Question(Request request, Asked asked) implements Arrival {}

    /** What was no question. */
    record Garbled(Malformed malformed) implements Arrival {}
}
