package org.carrel.gateway.privacy;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.carrel.config.Decimals;
import org.carrel.config.ListenerConfig;
import org.carrel.config.PinRule;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.Edit.Exchange;
import org.carrel.gateway.message.EditTable.Ruling;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Elements;
import org.carrel.sip2.Sip2Field;

/**
 * What is put right on its way because a door's terminals and an upstream have different customs,
 * or one of them a dangerous one (sip2.md §7). It changes only what the policies pass anyway.
 * Immutable.
 *
 * @param pin what the door's terminals are told about PINs
 * @param judged the questions in which the upstream gets to see the PIN, so that it can judge it
 * @param cancels whether the upstream understands BI
 * @param outward how amounts are told to the upstream
 * @param homeward how they are told to the terminals
 */
public record Customs(
        PinRule pin,
        Set<OperationName> judged,
        boolean cancels,
        Decimals outward,
        Decimals homeward) {
    private static final ElementName CANCEL = ElementName.of(Sip2Field.CANCEL);
    private static final ElementName PIN = ElementName.of(Sip2Field.PATRON_PASSWORD);
    private static final ElementName VALID = ElementName.of(Sip2Field.VALID_PATRON);
    private static final ElementName PIN_VALID = ElementName.of(Sip2Field.VALID_PATRON_PASSWORD);

    /** Numbers around which devices write blanks that systems do not expect (row 32). */
    private static final Set<ElementName> NUMBERS =
            Set.of(
                    ElementName.of(Sip2Field.PATRON_IDENTIFIER),
                    ElementName.of(Sip2Field.ITEM_IDENTIFIER));

    private static final Set<ElementName> AMOUNTS =
            Set.of(ElementName.of(Sip2Field.FEE_AMOUNT), ElementName.of(Sip2Field.FEE_LIMIT));

    public Customs {
        judged = Set.copyOf(judged);
    }

    /** Between a door and the gateway itself, which has none. */
    static final Customs NONE =
            new Customs(PinRule.REQUIRED, Set.of(), true, Decimals.AS_SAID, Decimals.AS_SAID);

    /**
     * Between a door and an upstream.
     *
     * @param policy the stricter of both sides'
     */
    public static Customs between(ListenerConfig door, UpstreamConfig upstream, Policy policy) {
        return new Customs(
                door.pin(),
                policy.questionsWith(PIN),
                upstream.cancels(),
                upstream.decimals(),
                door.decimals());
    }

    /** Whether a question is a cancel, which must never arrive as the thing itself (row 25). */
    static boolean isCancel(Elements question) {
        return question.isLetter(CANCEL, 'Y');
    }

    /** Whether a PIN was sent with this question. */
    static boolean hasPin(Elements question) {
        return question.element(PIN).filter(each -> !each.isBlank()).isPresent();
    }

    /** What becomes of an element of a question that would pass as it is. */
    Ruling outward(ElementName name, Ruling ruling) {
        if (!(ruling.edit() instanceof Edit.Keep)) {
            return ruling;
        }
        if (name.equals(CANCEL) && !cancels) {
            return new Ruling(Edit.REMOVE, Disposition.DROPPED);
        }
        return NUMBERS.contains(name)
                ? new Ruling(Edit.TRIM, ruling.fate())
                : amount(name, outward, ruling);
    }

    /** What becomes of an element of an answer that would pass as it is. */
    Ruling homeward(ElementName name, Ruling ruling) {
        if (!(ruling.edit() instanceof Edit.Keep)) {
            return ruling;
        }
        if (name.equals(VALID)) {
            return new Ruling(new Edit.Verdict(Customs::isValid, _ -> false), ruling.fate());
        }
        if (name.equals(PIN_VALID)) {
            return new Ruling(new Edit.Verdict(this::isPinRight, wanted()), ruling.fate());
        }
        return amount(name, homeward, ruling);
    }

    private static Ruling amount(ElementName name, Decimals decimals, Ruling ruling) {
        if (decimals == Decimals.AS_SAID || !AMOUNTS.contains(name)) {
            return ruling;
        }
        char sign = decimals == Decimals.POINT ? '.' : ',';
        return new Ruling(
                new Edit.Made(0, (element, _, to) -> Amount.write(element, sign, to)),
                ruling.fate());
    }

    /** Where a PIN was asked about, terminals take silence for a yes. */
    private Predicate<Elements> wanted() {
        return pin == PinRule.REQUIRED ? Customs::hasPin : _ -> false;
    }

    private static boolean isValid(Exchange exchange) {
        return neverDenied(exchange.message(), VALID);
    }

    private boolean isPinRight(Exchange exchange) {
        Elements question = exchange.question();
        boolean seen = judged.contains(question.operation()) && hasPin(question);
        return (seen || pin == PinRule.OPTIONAL)
                && neverDenied(exchange.message(), VALID)
                && neverDenied(exchange.message(), PIN_VALID);
    }

    /** A blank is a no; and of two answers the no counts. */
    private static boolean neverDenied(Elements answer, ElementName name) {
        return !answer.any(name, each -> !saysYes(each));
    }

    private static boolean saysYes(Element element) {
        return element.length() == 1 && element.byteAt(0) == 'Y';
    }

    /** Whether the patron is confirmed as far as this door's rule goes. */
    boolean confirms(Elements question, Elements answer) {
        Optional<Element> valid = answer.element(VALID);
        Optional<Element> right = answer.element(PIN_VALID);
        return valid.isPresent() && right.isPresent() && isPinRight(new Exchange(question, answer));
    }
}
