package org.carrel.gateway.privacy;

import static org.carrel.gateway.phrases.Situation.ACCOUNT_BLOCKED;
import static org.carrel.gateway.phrases.Situation.ASK_STAFF;
import static org.carrel.gateway.phrases.Situation.CARD_LOST;
import static org.carrel.gateway.phrases.Situation.CARD_UNKNOWN;
import static org.carrel.gateway.phrases.Situation.CHECKED_IN;
import static org.carrel.gateway.phrases.Situation.CHECKED_OUT;
import static org.carrel.gateway.phrases.Situation.FEES_BLOCK;
import static org.carrel.gateway.phrases.Situation.FEES_DUE;
import static org.carrel.gateway.phrases.Situation.GOODBYE;
import static org.carrel.gateway.phrases.Situation.HOLD_CANCELLED;
import static org.carrel.gateway.phrases.Situation.HOLD_ELSEWHERE;
import static org.carrel.gateway.phrases.Situation.HOLD_HERE;
import static org.carrel.gateway.phrases.Situation.HOLD_PLACED;
import static org.carrel.gateway.phrases.Situation.HOLD_REFUSED;
import static org.carrel.gateway.phrases.Situation.ITEM_IN_TRANSIT;
import static org.carrel.gateway.phrases.Situation.NOT_CHECKED_IN;
import static org.carrel.gateway.phrases.Situation.NOT_CHECKED_OUT;
import static org.carrel.gateway.phrases.Situation.NOT_RENEWED;
import static org.carrel.gateway.phrases.Situation.PAYMENT_ACCEPTED;
import static org.carrel.gateway.phrases.Situation.PAYMENT_REFUSED;
import static org.carrel.gateway.phrases.Situation.PIN_WRONG;
import static org.carrel.gateway.phrases.Situation.RENEWAL_LIMIT;
import static org.carrel.gateway.phrases.Situation.RENEWED;
import static org.carrel.gateway.phrases.Situation.TOO_MANY_LOANS;
import static org.carrel.gateway.phrases.Situation.TOO_MANY_OVERDUE;

import java.util.Optional;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Elements;
import org.carrel.gateway.phrases.Situation;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's own columns and fields tell about the situation, without its free text. Pure.
 */
final class Situations {
    private static final ElementName VALID = ElementName.of(Sip2Field.VALID_PATRON);
    private static final ElementName PIN = ElementName.of(Sip2Field.VALID_PATRON_PASSWORD);
    private static final ElementName ALERT_TYPE = new ElementName.Vendor("CV");
    private static final ElementName FLAGS = ElementName.of(FixedField.PATRON_STATUS);
    private static final ElementName OK = ElementName.of(FixedField.OK);
    private static final ElementName RENEWAL_OK = ElementName.of(FixedField.RENEWAL_OK);
    private static final ElementName HOLD_MODE = ElementName.of(FixedField.HOLD_MODE);
    private static final ElementName PAID = ElementName.of(FixedField.PAYMENT_ACCEPTED);
    private static final ElementName FEE = ElementName.of(Sip2Field.FEE_AMOUNT);

    private Situations() {}

    /** A situation that the answer itself makes certain, better than any text could. */
    static @Nullable Situation certain(Elements answer) {
        if (answer.isLetter(VALID, 'N')) {
            return CARD_UNKNOWN;
        }
        if (answer.isLetter(PIN, 'N')) {
            return PIN_WRONG;
        }
        Optional<Element> alert = answer.element(ALERT_TYPE);
        return alert.isPresent() ? ofAlert(alert.get()) : ofFlags(answer);
    }

    /** A situation as far as the answer goes, where no text says more; or null for a quiet yes. */
    static @Nullable Situation general(Elements asked, Elements answer) {
        boolean ok = answer.isLetter(OK, '1');
        return switch (asked.operation()) {
            case CHECKOUT, RENEW -> ofLoan(asked, answer, ok);
            case RENEW_ALL -> ok ? RENEWED : NOT_RENEWED;
            case CHECKIN -> ok ? CHECKED_IN : NOT_CHECKED_IN;
            case HOLD ->
                    !ok
                            ? HOLD_REFUSED
                            : asked.isLetter(HOLD_MODE, '-') ? HOLD_CANCELLED : HOLD_PLACED;
            case FEE_PAID -> answer.isLetter(PAID, 'Y') ? PAYMENT_ACCEPTED : PAYMENT_REFUSED;
            case END_SESSION -> GOODBYE;
            case PATRON_STATUS, PATRON_INFORMATION, BLOCK_PATRON, PATRON_ENABLE -> ofPerson(answer);
            case ITEM_INFORMATION, LOGIN, RESEND, STATUS -> null;
            case ITEM_STATUS_UPDATE -> ASK_STAFF;
        };
    }

    private static Situation ofLoan(Elements asked, Elements answer, boolean ok) {
        boolean renewed = answer.isLetter(RENEWAL_OK, 'Y');
        return switch (asked.operation()) {
            case RENEW -> ok ? RENEWED : NOT_RENEWED;
            default -> !ok ? NOT_CHECKED_OUT : renewed ? RENEWED : CHECKED_OUT;
        };
    }

    private static @Nullable Situation ofPerson(Elements answer) {
        if (hasFlag(answer, 0)) {
            return ACCOUNT_BLOCKED;
        }
        boolean owes =
                answer.element(FEE).flatMap(Amount::of).filter(each -> each.isOver(0)).isPresent();
        return owes ? FEES_DUE : null;
    }

    /** Source: sip2.md §4, alert type. */
    private static @Nullable Situation ofAlert(Element alert) {
        int kind = alert.length() == 2 && alert.byteAt(0) == '0' ? alert.byteAt(1) : 0;
        return switch (kind) {
            case '1' -> HOLD_HERE;
            case '2' -> HOLD_ELSEWHERE;
            case '4' -> ITEM_IN_TRANSIT;
            default -> null;
        };
    }

    /** Source: sip2.md §4, patron status. */
    private static @Nullable Situation ofFlags(Elements answer) {
        if (hasFlag(answer, 4)) {
            return CARD_LOST;
        }
        if (hasFlag(answer, 10) || hasFlag(answer, 11) || hasFlag(answer, 13)) {
            return FEES_BLOCK;
        }
        if (hasFlag(answer, 6) || hasFlag(answer, 12)) {
            return TOO_MANY_OVERDUE;
        }
        return hasFlag(answer, 5) ? TOO_MANY_LOANS : hasFlag(answer, 7) ? RENEWAL_LIMIT : null;
    }

    private static boolean hasFlag(Elements answer, int place) {
        return answer.hasLetter(FLAGS, place, 'Y');
    }
}
