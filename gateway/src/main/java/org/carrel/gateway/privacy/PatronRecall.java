package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.HashSet;
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
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.vault.Fingerprints;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.vault.Watchlist;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.VisitEnd;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * Answers a patron's repeated question from sealed memory, so that nobody upstream learns that it
 * was repeated, and ends each visit at the first of its five ends. What it keeps is already
 * minimised for the terminal that asked. Any thread.
 */
public final class PatronRecall {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    private static final ElementName PIN = ElementName.of(Sip2Field.PATRON_PASSWORD);
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
    private final Vaults vaults;
    private final Ledger ledger;
    private final Watchers watchers;
    private final CardHolders holders = new CardHolders();
    private final Fingerprints fingerprints = new Fingerprints();
    private final Map<Terminal, Visit> visits = new ConcurrentHashMap<>();
    private volatile List<Tokens> sessionTokens;

    /**
     * @param sessionTokens the tokens that are good for one visit only, to be forgotten at its end
     */
    public PatronRecall(
            ByteBufAllocator allocator,
            Vaults vaults,
            List<Tokens> sessionTokens,
            Ledger ledger,
            Watchers watchers) {
        this.allocator = allocator;
        this.vaults = vaults;
        this.sessionTokens = List.copyOf(sessionTokens);
        this.ledger = ledger;
        this.watchers = watchers;
    }

    /** These are the tokens that visits which begin from now on forget at their end. */
    public void forgets(List<Tokens> tokens) {
        sessionTokens = List.copyOf(tokens);
    }

    /**
     * The answer that this visit's patron got to the same question, if it is still true. Begins a
     * visit where the question names a card, and learns what must not leave while it lasts.
     *
     * @throws org.carrel.gateway.vault.MemoryExhausted if there is no memory for one more visit
     */
    public Optional<SafeAnswer> recall(Authorised allowed) {
        Optional<Visit> visit = visitOf(allowed);
        if (CHANGES.contains(allowed.operation())) {
            visit.ifPresent(Visit::forgetAnswers);
        }
        return LOOKUPS.contains(allowed.operation())
                ? visit.flatMap(each -> each.recall(allowed.message()))
                        .map(known -> repeated(allowed.terminal(), known))
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

    private SafeAnswer repeated(Terminal terminal, Message known) {
        try {
            Message accounted =
                    known.accounted(
                            ledger.book(terminal.name(), Direction.TO_TERMINALS),
                            Disposition.REPEATED);
            return new SafeAnswer(accounted, Outcome.RECALLED);
        } catch (LedgerClosed closed) {
            known.close();
            throw closed;
        }
    }

    /** What must not leave while the terminal's present visit lasts; null where there is none. */
    public @Nullable Watchlist watchlist(Authorised allowed) {
        Visit visit = visits.get(allowed.terminal());
        return visit == null ? null : visit.watchlist();
    }

    /** Ends the terminal's visit, if there is one. Whatever goes wrong, it is wiped. */
    public void end(Terminal terminal, VisitEnd end) {
        Visit visit = visits.remove(terminal);
        if (visit == null) {
            return;
        }
        try {
            if (!visit.tokens().isEmpty()) {
                holders.leave(visit.card(), () -> forgetTokens(visit));
            }
        } finally {
            visit.end();
        }
        watchers.tell(new GatewayEvent.VisitEnded(terminal.name(), end));
    }

    /**
     * Ends every visit that has been idle too long or has lasted too long; to be called about once
     * a second.
     *
     * @return the terminals whose visit ended, at which nothing of it may be said again
     */
    public Set<Terminal> endOverdue() {
        long now = System.nanoTime();
        Set<Terminal> ended = new HashSet<>();
        visits.forEach((terminal, visit) -> {
            SessionLimits limits = terminal.door().session();
            if (visit.idle(now) > limits.idle().toNanos()) {
                end(terminal, VisitEnd.IDLE);
                ended.add(terminal);
            } else if (visit.age(now) > limits.maximum().toNanos()) {
                end(terminal, VisitEnd.TOO_LONG);
                ended.add(terminal);
            }
        });
        return ended;
    }

    /** Whether a visit is open at this terminal. */
    public boolean isVisited(Terminal terminal) {
        return visits.containsKey(terminal);
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
            ByteBuf number = card.get().trimmed();
            Fingerprint fingerprint = fingerprints.of(number);
            if (current == null || !current.isOf(fingerprint)) {
                end(terminal, VisitEnd.OTHER_CARD);
                current = begin(terminal, fingerprint, number);
            }
        }
        if (current != null) {
            current.touch();
            learnPin(current, allowed.message());
        }
        return Optional.ofNullable(current);
    }

    private Visit begin(Terminal terminal, Fingerprint fingerprint, ByteBuf number) {
        List<Tokens> tokens = sessionTokens;
        Visit begun = new Visit(fingerprint, tokens, fingerprints, vaults.open(), allocator);
        try {
            begun.watchlist().learn(Watchlist.Kind.CARD, number);
            if (!tokens.isEmpty()) {
                begun.keepCard(number);
                holders.enter(fingerprint);
            }
        } catch (RuntimeException broken) {
            begun.end();
            throw broken;
        }
        visits.put(terminal, begun);
        return begun;
    }

    private static void learnPin(Visit visit, Message question) {
        question.element(PIN)
                .ifPresent(pin -> visit.watchlist().learn(Watchlist.Kind.PIN, pin.bytes()));
    }

    /** A card that cannot be unsealed any more must not keep its visit from ending. */
    private void forgetTokens(Visit visit) {
        try {
            visit.withCard(number -> visit.tokens().forEach(tokens -> tokens.forget(number)));
        } catch (RuntimeException fault) {
            watchers.fault(fault);
        }
    }
}
