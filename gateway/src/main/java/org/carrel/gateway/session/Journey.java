package org.carrel.gateway.session;

import java.util.function.Consumer;
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
import org.carrel.gateway.upstream.Reply;
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
     * From the moment a request is decoded to the moment its answer may be encoded. Never waits,
     * and always answers.
     *
     * @param request stays the caller's, open until the answer
     * @param home takes the answer, which is its own to close, exactly once, at once or on the
     *     thread on which the upstream's came
     */
    public void travel(Request request, Consumer<SafeAnswer> home) {
        try {
            Terminal terminal = terminals.identify(request); // who is asking
            Authorised allowed = authoriser.authorise(request, terminal); // may they ask this
            recall.recall(allowed) // asked a moment ago?
                    .ifPresentOrElse(home, () -> askFor(allowed, home));
        } catch (RuntimeException no) {
            home.accept(refusal(request, no));
        }
    }

    private void askFor(Authorised allowed, Consumer<SafeAnswer> home) {
        SafeRequest question =
                privacy.protect(allowed, recall.watchlist(allowed)); // replace, drop, mask
        upstreams.ask(
                question, reply -> home.accept(returned(allowed, question, reply))); // forward
    }

    private SafeAnswer returned(Authorised allowed, SafeRequest question, Reply reply) {
        try (question;
                Answer answer = reply.orRefused()) {
            SafeAnswer safe =
                    privacy.minimise( // restore, then minimise
                            allowed, question, answer, recall.watchlist(allowed));
            return recall.remember(allowed, safe);
        } catch (RuntimeException no) {
            return refusal(allowed.request(), no);
        }
    }

    /** Whatever goes wrong on the way ends here; nothing is ever forwarded that was not treated. */
    private SafeAnswer refusal(Request request, RuntimeException no) {
        if (no instanceof Refused refused) {
            return privacy.refuse(request, refused.outcome());
        }
        watchers.fault(no);
        return privacy.refuse(request, Outcome.FAULT);
    }
}
