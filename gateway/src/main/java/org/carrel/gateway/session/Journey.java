package org.carrel.gateway.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        Consumer<Supplier<SafeAnswer>> arrive = answer -> home.accept(orRefusal(request, answer));
        try {
            Terminal terminal = terminals.identify(request); // who is asking
            Authorised allowed = authoriser.authorise(request, terminal); // may they ask this
            Optional<SafeAnswer> known = recall.recall(allowed); // asked a moment ago?
            if (known.isPresent()) {
                home.accept(known.get());
                return;
            }
            SafeRequest question = privacy.protect(allowed); // replace identifiers; drop, mask
            upstreams.ask(
                    question,
                    reply -> // forward
                    arrive.accept(() -> returned(allowed, question, reply)));
        } catch (RuntimeException no) {
            arrive.accept(() -> {
                throw no;
            });
        }
    }

    private SafeAnswer returned(Authorised allowed, SafeRequest question, Reply reply) {
        try (question;
                Answer answer = reply.orRefused()) {
            SafeAnswer safe = privacy.minimise(allowed, question, answer); // restore, then minimise
            return recall.remember(allowed, safe);
        }
    }

    /**
     * Whatever goes wrong on the way becomes a refusal; never is anything forwarded that was not
     * treated.
     */
    private SafeAnswer orRefusal(Request request, Supplier<SafeAnswer> answer) {
        try {
            return answer.get();
        } catch (Refused refused) {
            return privacy.refuse(request, refused.outcome());
        } catch (RuntimeException fault) {
            watchers.fault(fault);
            return privacy.refuse(request, Outcome.FAULT);
        }
    }
}
