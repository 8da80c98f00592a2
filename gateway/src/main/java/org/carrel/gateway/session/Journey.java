package org.carrel.gateway.session;

import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.SafeAnswer;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.upstream.Upstreams;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;

/** The line that every message travels. Read it top to bottom: it is all that can happen to one. */
public final class Journey {
    private final Terminals terminals;
    private final Authoriser authoriser;
    private final PatronRecall recall;
    private final PrivacyGuard privacy;
    private final Upstreams upstreams;
    private final Watchers watchers;

    public Journey(
            Terminals terminals,
            Authoriser authoriser,
            PatronRecall recall,
            PrivacyGuard privacy,
            Upstreams upstreams,
            Watchers watchers) {
        this.terminals = terminals;
        this.authoriser = authoriser;
        this.recall = recall;
        this.privacy = privacy;
        this.upstreams = upstreams;
        this.watchers = watchers;
    }

    /**
     * From the moment a request is decoded to the moment its answer may be encoded. Waits on the
     * session's virtual thread; always answers. The request stays the caller's, the answer is the
     * caller's to close.
     */
    public SafeAnswer travel(Request request) {
        try {
            Terminal terminal = terminals.identify(request); // who is asking
            Authorised allowed = authoriser.authorise(request, terminal); // may they ask this
            return recall.recall(allowed).orElseGet(() -> askFor(allowed)); // asked a moment ago?
        } catch (Refused refused) {
            return privacy.refuse(request, refused.outcome());
        } catch (RuntimeException fault) {
            watchers.fault(fault);
            return privacy.refuse(request, Outcome.FAULT); // never forward what was not treated
        }
    }

    private SafeAnswer askFor(Authorised allowed) {
        try (SafeRequest question = privacy.protect(allowed); // replace identifiers; drop, mask
                Answer answer = upstreams.ask(question)) { // forward
            SafeAnswer reply =
                    privacy.minimise(allowed, question, answer); // restore, then minimise
            return recall.remember(allowed, reply);
        }
    }
}
