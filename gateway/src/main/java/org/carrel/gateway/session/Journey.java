package org.carrel.gateway.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Guesses;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.changes.Change;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.changes.Known;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.OwnAnswer;
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
    private static final long LOCKED_OUT_MILLIS = 500;

    private final Terminals terminals;
    private final Authoriser authoriser;
    private final Guesses guesses;
    private final PatronRecall recall;
    private final PrivacyGuard privacy;
    private final Changes changes;
    private final Upstreams upstreams;
    private final Watchers watchers;

    public Journey(
            Terminals terminals,
            Authoriser authoriser,
            Guesses guesses,
            PatronRecall recall,
            PrivacyGuard privacy,
            Changes changes,
            Upstreams upstreams,
            Watchers watchers) {
        this.terminals = terminals;
        this.authoriser = authoriser;
        this.guesses = guesses;
        this.recall = recall;
        this.privacy = privacy;
        this.changes = changes;
        this.upstreams = upstreams;
        this.watchers = watchers;
    }

    /**
     * From the moment a request is decoded to the moment its answer may be encoded. Never waits,
     * and always answers.
     *
     * @param request stays the caller's, open until the answer
     * @param home takes the answer, which is its own to close, exactly once, at once or on the
     *     thread on which the upstream's came, or on another where a no has to wait
     */
    public void travel(Request request, Consumer<SafeAnswer> home) {
        try {
            Terminal terminal = terminals.identify(request); // who is asking
            Authorised allowed = authoriser.authorise(request, terminal); // may they ask this
            guesses.check(allowed); // have they guessed too often
            recall.recall(allowed) // asked a moment ago?
                    .ifPresentOrElse(home, () -> askOnce(allowed, home));
        } catch (RuntimeException no) {
            inItsTime(no, () -> home.accept(refusal(request, no)));
        }
    }

    /** Whoever guessed too often waits for each no, so that trying on is no use. */
    private static void inItsTime(RuntimeException no, Runnable say) {
        if (no instanceof Refused refused && refused.outcome() == Outcome.LOCKED_OUT) {
            CompletableFuture.delayedExecutor(LOCKED_OUT_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(say);
        } else {
            say.run();
        }
    }

    private void askOnce(Authorised allowed, Consumer<SafeAnswer> home) {
        changes.claim(allowed, known -> home.accept(told(allowed, known))) // done before?
                .ifPresent(change -> askFor(allowed, change, home));
    }

    private void askFor(Authorised allowed, Change change, Consumer<SafeAnswer> home) {
        SafeRequest question = protectedOrNotSent(allowed, change); // replace, drop, mask
        change.begin(
                new Change.Way() { // noted where everybody sees it?
                    @Override
                    public void go() {
                        ask(allowed, question, change, home);
                    }

                    @Override
                    public void known(Known known) {
                        question.close();
                        home.accept(told(allowed, known));
                    }

                    @Override
                    public void cannot() {
                        question.close();
                        home.accept(privacy.refuse(allowed.request(), Outcome.FAULT));
                    }
                });
    }

    private void ask(
            Authorised allowed, SafeRequest question, Change change, Consumer<SafeAnswer> home) {
        upstreams.ask( // forward
                question,
                reply ->
                        conclude(allowed, change, reply, returned(allowed, question, reply), home));
    }

    private SafeRequest protectedOrNotSent(Authorised allowed, Change change) {
        try {
            return privacy.protect(allowed, recall.watchlist(allowed));
        } catch (RuntimeException no) {
            change.notSent();
            throw no;
        }
    }

    private SafeAnswer returned(Authorised allowed, SafeRequest question, Reply reply) {
        try (question;
                Answer answer = reply.orRefused()) {
            guesses.learn(allowed, answer.message());
            SafeAnswer safe =
                    privacy.minimise( // restore, then minimise
                            allowed, question, answer, recall.watchlist(allowed));
            return recall.remember(allowed, safe);
        } catch (RuntimeException no) {
            return refusal(allowed.request(), no);
        }
    }

    /** A change ends before its terminal hears of it; a terminal may be gone by then. */
    private void conclude(
            Authorised allowed,
            Change change,
            Reply reply,
            SafeAnswer answer,
            Consumer<SafeAnswer> home) {
        if (answer.outcome().isAnswer()) {
            boolean heard = allowed.terminal().isHere();
            change.answered(answer.message(), heard, () -> home.accept(answer));
        } else {
            change.missed(
                    new Change.Missed(reply.wasSent(), answer.outcome().isAway()),
                    () -> home.accept(answer),
                    known -> {
                        answer.close();
                        home.accept(told(allowed, known));
                    });
        }
    }

    private SafeAnswer told(Authorised allowed, Known known) {
        if (known.answer().equals(OwnAnswer.NO)) {
            return privacy.refuse(allowed.request(), known.outcome());
        }
        return privacy.tell(allowed.request(), known.answer(), known.outcome());
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
