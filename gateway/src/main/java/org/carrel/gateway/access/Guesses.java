package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.GuessLimits;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Field;

/**
 * Stops the guessing of PINs: a card, or everybody at one terminal, with too many wrong ones is not
 * asked about for a while, whether the next would be right or wrong, and whether there is such a
 * card or not (privacy.md §4.3, T08). Knows cards by keyed numbers only. Any thread; where nobody
 * has been wrong, a question costs one look at an empty list.
 */
public final class Guesses {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    private static final ElementName PIN = ElementName.of(Sip2Field.PATRON_PASSWORD);
    private static final ElementName KNOWN = ElementName.of(Sip2Field.VALID_PATRON);
    private static final ElementName RIGHT = ElementName.of(Sip2Field.VALID_PATRON_PASSWORD);

    /** What tells whether a PIN was right. */
    private static final Set<OperationName> TELLING =
            EnumSet.of(OperationName.PATRON_STATUS, OperationName.PATRON_INFORMATION);

    /**
     * What is not asked any more. What has already happened, a book taken or a fee paid, must still
     * be told.
     */
    private static final Set<OperationName> STOPPED =
            EnumSet.of(
                    OperationName.PATRON_STATUS,
                    OperationName.PATRON_INFORMATION,
                    OperationName.HOLD);

    private final Watchers watchers;
    private final KeyedHash numbers = new KeyedHash();
    private final Lockouts cards = new Lockouts();
    private final Lockouts terminals = new Lockouts();

    public Guesses(Watchers watchers) {
        this.watchers = watchers;
    }

    /**
     * Lets the question pass, unless its card or terminal rests.
     *
     * @throws Refused with {@link Outcome#LOCKED_OUT}
     */
    public void check(Authorised allowed) {
        if ((cards.isEmpty() && terminals.isEmpty()) || !STOPPED.contains(allowed.operation())) {
            return;
        }
        Optional<ByteBuf> card = cardWithPin(allowed);
        GuessLimits limits = allowed.terminal().door().guesses();
        if (card.isPresent()
                && (cards.isLocked(numbers.of(card.get()), limits.within())
                        || terminals.isLocked(terminal(allowed), limits.within()))) {
            throw new Refused(Outcome.LOCKED_OUT);
        }
    }

    /** Learns from an answer whether the question's PIN was right. */
    public void learn(Authorised allowed, Message answer) {
        if (!TELLING.contains(allowed.operation())) {
            return;
        }
        if (says(answer, KNOWN, 'Y') && says(answer, RIGHT, 'Y')) {
            forgive(allowed);
        } else if (says(answer, KNOWN, 'N') || says(answer, RIGHT, 'N')) {
            cardWithPin(allowed).ifPresent(card -> wrong(allowed, card));
        }
    }

    private void forgive(Authorised allowed) {
        if (!cards.isEmpty()) {
            cardWithPin(allowed).ifPresent(card -> cards.succeeded(numbers.of(card)));
        }
    }

    private void wrong(Authorised allowed, ByteBuf card) {
        GuessLimits limits = allowed.terminal().door().guesses();
        if (cards.failed(numbers.of(card), limits.perCard(), limits.within())) {
            watchers.tell(new GatewayEvent.GuessesStopped(allowed.terminal().name(), true));
        }
        if (terminals.failed(terminal(allowed), limits.perTerminal(), limits.within())) {
            watchers.tell(new GatewayEvent.GuessesStopped(allowed.terminal().name(), false));
        }
    }

    private long terminal(Authorised allowed) {
        return numbers.of(
                allowed.terminal().name(), allowed.terminal().origin().address().getAddress());
    }

    private static Optional<ByteBuf> cardWithPin(Authorised allowed) {
        Message question = allowed.message();
        boolean tries = question.element(PIN).filter(each -> !each.isBlank()).isPresent();
        return tries
                ? question.element(PATRON).filter(each -> !each.isBlank()).map(Element::trimmed)
                : Optional.empty();
    }

    private static boolean says(Message answer, ElementName name, char word) {
        Optional<Element> element = answer.element(name);
        return element.isPresent() && element.get().length() > 0 && element.get().byteAt(0) == word;
    }
}
