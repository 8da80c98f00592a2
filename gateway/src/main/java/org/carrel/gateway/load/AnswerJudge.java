package org.carrel.gateway.load;

import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an answer belongs to its request: it is of the right kind, carries the request's
 * sequence and a right checksum, and speaks of the request's own card and item wherever the
 * standard says that it must name them (sip2.md §2, §5). Only looks; safe on any thread.
 */
final class AnswerJudge {
    private static final int CODE = 2;
    private static final int TAIL = "AY0AZ0000".length();
    private static final int OFF_LINE =
            Sip2MessageType.ACS_STATUS.offsetOf(FixedField.ON_LINE_STATUS);

    private final boolean errorDetection;
    private final byte delimiter;

    AnswerJudge(Sip2Dialect dialect) {
        this.errorDetection = dialect.errorDetection();
        this.delimiter = (byte) dialect.delimiter();
    }

    /** Judges the message that the inbox shows as the answer to this request. */
    Verdict judge(Inbox inbox, RequestTemplate asked, RequestNumber number) {
        Sip2MessageType kind = kind(inbox);
        if (kind == null || kind == Sip2MessageType.REQUEST_SC_RESEND || isOffLine(inbox, kind)) {
            return Verdict.ERROR;
        }
        if (errorDetection && !hasRightChecksum(inbox)) {
            return Verdict.BAD_CHECKSUM;
        }
        boolean own =
                kind == asked.answer()
                        && (!errorDetection || sequence(inbox) == number.sequence())
                        && (!asked.answerNamesCard() || isOwnCard(inbox, kind, number))
                        && (!asked.answerNamesItem() || isOwnItem(inbox, kind, number));
        if (!own) {
            return Verdict.WRONG;
        }
        return isNo(inbox, kind) ? Verdict.REFUSED : Verdict.RIGHT;
    }

    /** Whether the message is 94 with "ok". */
    boolean isWelcome(Inbox inbox) {
        return kind(inbox) == Sip2MessageType.LOGIN_RESPONSE
                && inbox.bytes()[inbox.from() + CODE] == '1';
    }

    /** The kind of answer, or null where it is none or lacks room for its fixed columns. */
    private static @Nullable Sip2MessageType kind(Inbox inbox) {
        int length = inbox.to() - inbox.from();
        if (length < CODE) {
            return null;
        }
        Sip2MessageType kind = Sip2MessageType.of(Ascii.number(inbox.bytes(), inbox.from()));
        if (kind == null || kind.isRequest() || length < CODE + kind.fixedLength()) {
            return null;
        }
        return kind;
    }

    /** Any request may be answered with 98; then it was not served (sip2.md §2.6). */
    private static boolean isOffLine(Inbox inbox, Sip2MessageType kind) {
        return kind == Sip2MessageType.ACS_STATUS
                && inbox.bytes()[inbox.from() + CODE + OFF_LINE] == 'N';
    }

    private static boolean hasRightChecksum(Inbox inbox) {
        byte[] bytes = inbox.bytes();
        int tail = inbox.to() - TAIL;
        int digits = inbox.to() - Ascii.CHECKSUM;
        return tail >= inbox.from() + CODE
                && isId(bytes, tail, Sip2Field.SEQUENCE_NUMBER)
                && isId(bytes, digits - CODE, Sip2Field.CHECKSUM)
                && Ascii.checksum(bytes, inbox.from(), digits) == Ascii.checksum(bytes, digits);
    }

    private static byte sequence(Inbox inbox) {
        return inbox.bytes()[inbox.to() - TAIL + CODE];
    }

    private boolean isOwnCard(Inbox inbox, Sip2MessageType kind, RequestNumber number) {
        int at = find(inbox, kind, Sip2Field.PATRON_IDENTIFIER);
        return holds(inbox, at, number) && inbox.bytes()[at] == RequestNumber.CARD;
    }

    private boolean isOwnItem(Inbox inbox, Sip2MessageType kind, RequestNumber number) {
        int at = find(inbox, kind, Sip2Field.ITEM_IDENTIFIER);
        return holds(inbox, at, number) && inbox.bytes()[at] == RequestNumber.ITEM;
    }

    /** Whether the value that begins there is one leading digit and the number, and no more. */
    private boolean holds(Inbox inbox, int at, RequestNumber number) {
        int end = at + 1 + RequestNumber.LENGTH;
        return at > 0
                && end < inbox.to()
                && inbox.bytes()[end] == delimiter
                && number.standsIn(inbox.bytes(), at + 1);
    }

    /** A right answer that says no: a code or flag, or BL "N". */
    private boolean isNo(Inbox inbox, Sip2MessageType kind) {
        byte first = inbox.bytes()[inbox.from() + CODE];
        return switch (kind) {
            case CHECKOUT_RESPONSE, CHECKIN_RESPONSE, RENEW_RESPONSE, HOLD_RESPONSE -> first == '0';
            case END_SESSION_RESPONSE, FEE_PAID_RESPONSE -> first == 'N';
            case PATRON_STATUS_RESPONSE, PATRON_INFORMATION_RESPONSE -> {
                int valid = find(inbox, kind, Sip2Field.VALID_PATRON);
                yield valid > 0 && inbox.bytes()[valid] == 'N';
            }
            default -> false;
        };
    }

    /** Where the value of the first such field begins, or -1 where there is none. */
    private int find(Inbox inbox, Sip2MessageType kind, Sip2Field field) {
        byte[] bytes = inbox.bytes();
        int at = inbox.from() + CODE + kind.fixedLength();
        while (at + CODE < inbox.to()) {
            if (isId(bytes, at, field)) {
                return at + CODE;
            }
            while (at < inbox.to() && bytes[at] != delimiter) {
                at++;
            }
            at++;
        }
        return -1;
    }

    private static boolean isId(byte[] bytes, int at, Sip2Field field) {
        return bytes[at] == (byte) (field.id() >> 8) && bytes[at + 1] == (byte) field.id();
    }
}
