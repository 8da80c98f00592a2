package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.SessionLimits;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.access.Terminal;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.VisitEnd;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Field;

/**
 * Answers a patron's repeated question from sealed memory, so that nobody upstream learns that it
 * was repeated, and ends each visit at the first of its five ends. What it keeps is already
 * minimised for the terminal that asked. Any thread.
 */
public final class PatronRecall {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    private static final Set<OperationName> LOOKUPS =
            EnumSet.of(OperationName.PATRON_STATUS, OperationName.PATRON_INFORMATION);

    /** After these, what was known of the patron is stale (privacy.md §5.1). */
    private static final Set<OperationName> CHANGES =
            EnumSet.of(
                    OperationName.CHECKOUT,
                    OperationName.RENEW,
                    OperationName.RENEW_ALL,
                    OperationName.FEE_PAID,
                    OperationName.HOLD,
                    OperationName.BLOCK_PATRON,
                    OperationName.PATRON_ENABLE,
                    OperationName.CHECKIN);

    private final ByteBufAllocator allocator;
    private final List<Tokens> sessionTokens;
    private final Watchers watchers;
    private final Fingerprints fingerprints = new Fingerprints();
    private final Map<Terminal, Visit> visits = new ConcurrentHashMap<>();

    /**
     * @param sessionTokens the tokens that are good for one visit only, to be forgotten at its end
     */
    public PatronRecall(ByteBufAllocator allocator, List<Tokens> sessionTokens, Watchers watchers) {
        this.allocator = allocator;
        this.sessionTokens = List.copyOf(sessionTokens);
        this.watchers = watchers;
    }

    /** The answer that this visit's patron got to the same question, if it is still true. */
    public Optional<SafeAnswer> recall(Authorised allowed) {
        Optional<Visit> visit = visitOf(allowed);
        if (CHANGES.contains(allowed.operation())) {
            visit.ifPresent(Visit::forgetAnswers);
        }
        return LOOKUPS.contains(allowed.operation())
                ? visit.flatMap(each -> each.recall(allowed.message()))
                        .map(known -> new SafeAnswer(known, Outcome.RECALLED))
                : Optional.empty();
    }

    /**
     * Keeps the answer to a lookup; ends the visit where the reader ends the session. Gives the
     * answer on as it is.
     */
    public SafeAnswer remember(Authorised allowed, SafeAnswer answer) {
        if (LOOKUPS.contains(allowed.operation())) {
            Visit visit = visits.get(allowed.terminal());
            if (visit != null) {
                visit.remember(answer.message());
            }
        } else if (allowed.operation() == OperationName.END_SESSION) {
            end(allowed.terminal(), VisitEnd.SESSION_ENDED);
        }
        return answer;
    }

    /** Ends the terminal's visit, if there is one. */
    public void end(Terminal terminal, VisitEnd end) {
        Visit visit = visits.remove(terminal);
        if (visit != null) {
            visit.withCard(number -> sessionTokens.forEach(tokens -> tokens.forget(number)));
        }
        if (visit != null && visit.end()) {
            watchers.tell(new GatewayEvent.VisitEnded(terminal.name(), end));
        }
    }

    /**
     * Ends every visit that has been idle too long or has lasted too long; to be called about once
     * a second.
     */
    public void endOverdue() {
        long now = System.nanoTime();
        visits.forEach((terminal, visit) -> {
            SessionLimits limits = terminal.door().session();
            if (visit.idle(now) > limits.idle().toNanos()) {
                end(terminal, VisitEnd.IDLE);
            } else if (visit.age(now) > limits.maximum().toNanos()) {
                end(terminal, VisitEnd.TOO_LONG);
            }
        });
    }

    /** How many visits there are just now. */
    public int visits() {
        return visits.size();
    }

    private Optional<Visit> visitOf(Authorised allowed) {
        Terminal terminal = allowed.terminal();
        Visit current = visits.get(terminal);
        Optional<Element> card = allowed.message().element(PATRON).filter(each -> !each.isBlank());
        if (card.isPresent()) {
            Fingerprint fingerprint = fingerprints.of(card.get().trimmed());
            if (current == null || !current.isOf(fingerprint)) {
                end(terminal, VisitEnd.OTHER_CARD);
                current = new Visit(fingerprint, fingerprints, allocator);
                if (!sessionTokens.isEmpty()) {
                    current.keepCard(card.get().trimmed());
                }
                visits.put(terminal, current);
            }
        }
        if (current != null) {
            current.touch();
        }
        return Optional.ofNullable(current);
    }
}
