package org.carrel.gateway.privacy;

import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Malformed;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.OwnAnswer;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.message.Request;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTable.Leg;
import org.carrel.gateway.token.NoToken;
import org.carrel.gateway.vault.Watchlist;
import org.carrel.gateway.watch.Outcome;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what the action table passes, in both directions, and nothing else. A fault in here
 * refuses the message; it is never forwarded untreated. Any thread.
 */
public final class PrivacyGuard {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);

    private final ActionTables tables;
    private final Ledger ledger;
    private final Phrases phrases;

    /**
     * @param ledger where all that leaves is put down, and without which nothing does
     * @param phrases in which a no is said
     */
    public PrivacyGuard(ActionTables tables, Ledger ledger, Phrases phrases) {
        this.tables = tables;
        this.ledger = ledger;
        this.phrases = phrases;
    }

    /**
     * The question as its upstream may learn it: identifiers replaced by that upstream's tokens,
     * secrets and free text gone, the terminal hidden behind the gateway.
     *
     * @param watchlist what must not leave during this visit; null where there is no visit
     * @throws Refused if the card has no token at this vendor, a secret would leave, or it is a
     *     cancel and the upstream would not know that
     */
    public SafeRequest protect(Authorised allowed, @Nullable Watchlist watchlist) {
        ActionTable table = tables.of(allowed);
        Message safe = rewritten(allowed.message(), table.outward(), allowed.message());
        EgressGuard.checked(safe, watchlist, table.outward().secrets());
        if (Customs.isCancel(allowed.message()) && !Customs.isCancel(safe)) {
            safe.close(); // without its BI it would be done in earnest
            throw new Refused(Outcome.NOT_ALLOWED);
        }
        allowed.message()
                .element(PATRON)
                .filter(card -> !card.isBlank())
                .ifPresent(card -> ledger.cards().saw(table.upstream(), card.trimmed()));
        return new SafeRequest(safe, allowed.terminal(), allowed.operation(), table.upstream());
    }

    /**
     * The answer as this terminal may see it: identifiers back in the form that the terminal sent,
     * then cut to its profile. What it says of a person is learnt as something to keep in.
     *
     * @param watchlist what must not leave during this visit; null where there is no visit
     * @throws Refused if it is no answer to the question, speaks of someone or something else, or a
     *     secret would leave; at a vendor's door also if the patron is not confirmed or has no
     *     token
     */
    public SafeAnswer minimise(
            Authorised allowed,
            SafeRequest question,
            Answer answer,
            @Nullable Watchlist watchlist) {
        switch (answer.message().answers(question.message())) {
            case AGREES -> {}
            case OTHER_KIND -> throw new Refused(Outcome.UPSTREAM_NONSENSE);
            case OTHER_PERSON_OR_ITEM -> throw new Refused(Outcome.FOREIGN_ANSWER);
        }
        ActionTable table = tables.of(allowed);
        if (table.confirming() && !table.customs().confirms(allowed.message(), answer.message())) {
            throw new Refused(Outcome.NOT_CONFIRMED);
        }
        if (watchlist != null) {
            EgressGuard.learn(answer.message(), watchlist);
        }
        Message safe = rewritten(answer.message(), table.homeward(), allowed.message());
        boolean here = table.upstream().equals(ActionTables.FRONT_DESK);
        return new SafeAnswer(
                EgressGuard.checked(safe, watchlist, table.homeward().secrets()),
                here ? Outcome.ANSWERED_HERE : Outcome.ANSWERED);
    }

    private static Message rewritten(Message message, Leg leg, Message question) {
        try {
            return message.rewrite(leg.edits(), question);
        } catch (NoToken none) {
            throw new Refused(Outcome.NO_TOKEN);
        }
    }

    /**
     * The protocol's own "no", made of nothing but what the terminal itself said; where that has
     * already happened and can be told later, that we are off line.
     */
    public SafeAnswer refuse(Request request, Outcome outcome) {
        if (outcome.isAway() && request.message().hasHappened()) {
            return new SafeAnswer(
                    ownWords(request.message().offLine(), request.origin().terminals()), outcome);
        }
        return tell(request, OwnAnswer.NO, outcome);
    }

    /** An answer of the gateway's own, made of nothing but that and what the terminal said. */
    public SafeAnswer tell(Request request, OwnAnswer answer, Outcome outcome) {
        return new SafeAnswer(
                ownWords(request.message().told(answer, phrases), request.origin().terminals()),
                outcome);
    }

    /**
     * The protocol's "say that again", which speaks of nobody; empty where the peer would not
     * understand it.
     */
    public Optional<SafeAnswer> sayAgain(Malformed malformed, Label terminals) {
        return malformed
                .sayAgain()
                .map(message ->
                        new SafeAnswer(ownWords(message.shared(), terminals), Outcome.MALFORMED));
    }

    private Message ownWords(Message message, Label terminals) {
        return message.accounted(
                ledger.book(terminals, Direction.TO_TERMINALS), Disposition.SUPPLIED);
    }
}
