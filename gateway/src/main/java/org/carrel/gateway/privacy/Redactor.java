package org.carrel.gateway.privacy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Generalisation;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.EditTable.Ruling;
import org.carrel.gateway.message.Element;

/**
 * Turns an action of the policy into the edit that does it. Pure: knows no person, no peer and no
 * state.
 */
final class Redactor {
    private static final int PATRON_FLAGS = 14;
    private static final int DATE_LENGTH = 8;
    private static final int YEAR_LENGTH = 4;
    private static final int MOST_INITIALS = 4;
    private static final int LONGEST_CHARACTER = 4;
    private static final String MIDNIGHT = "    000000";

    private Redactor() {}

    /** The edit for an element, and how it is counted. */
    static Ruling ruling(Action action) {
        return new Ruling(
                edit(action),
                switch (action) {
                    case Action.Pass _ -> Disposition.PASSED;
                    case Action.Drop _, Action.Token _ -> Disposition.DROPPED;
                    case Action.Blank _ -> Disposition.BLANKED;
                    case Action.Constant _ -> Disposition.CONSTANT;
                    case Action.Mask _, Action.Generalise _ -> Disposition.BANDED;
                    case Action.Phrase _, Action.Alias _, Action.Equivalent _ ->
                            Disposition.DROPPED;
                });
    }

    /**
     * The edit for an element; a token is not the redactor's business and removes the element, and
     * so does what {@link Substitutes} writes.
     */
    static Edit edit(Action action) {
        return switch (action) {
            case Action.Pass _ -> Edit.KEEP;
            case Action.Drop _, Action.Token _ -> Edit.REMOVE;
            // these look at more than the element; whoever cannot show more gets nothing
            case Action.Phrase _, Action.Alias _, Action.Equivalent _ -> Edit.REMOVE;
            case Action.Blank _ -> Edit.BLANK;
            case Action.Constant constant -> new Edit.Text(constant.text());
            case Action.Mask mask ->
                    new Edit.Made(0, (element, _, to) -> mask(element, mask.keepLast(), to));
            case Action.Generalise generalise -> generalise(generalise.to());
        };
    }

    private static Edit generalise(Generalisation to) {
        return switch (to) {
            case ALLOWED_OR_DENIED ->
                    new Edit.Made(PATRON_FLAGS, (element, _, out) -> allowedOrDenied(element, out));
            case INITIALS ->
                    new Edit.Made(MOST_INITIALS * 6, (element, _, out) -> initials(element, out));
            case DAY ->
                    new Edit.Made(
                            DATE_LENGTH + MIDNIGHT.length(),
                            (element, _, out) -> datePart(element, DATE_LENGTH, out));
            case YEAR ->
                    new Edit.Made(
                            YEAR_LENGTH, (element, _, out) -> datePart(element, YEAR_LENGTH, out));
            case YES_OR_NO ->
                    new Edit.Made(
                            1, (element, _, out) -> out.writeByte(saysYes(element) ? 'Y' : 'N'));
            case UNLESS_CARD -> new Edit.Made(0, (element, _, out) -> unlessCard(element, out));
        };
    }

    private static void unlessCard(Element element, ByteBuf to) {
        if (!CardShape.ANY.looksLikeCard(element)) {
            element.copyTo(to);
        }
    }

    /** One star a character, then the last ones as they are. */
    private static void mask(Element element, int keepLast, ByteBuf to) {
        int from = element.length();
        for (int kept = 0; from > 0 && kept < keepLast; kept++) {
            from = startOfCharacterBefore(element, from);
        }
        for (int at = 0; at < from; at = startOfCharacterAfter(element, at)) {
            to.writeByte('*');
        }
        for (int at = from; at < element.length(); at++) {
            to.writeByte(element.byteAt(at));
        }
    }

    /**
     * Any flag at all becomes the first one, "charge denied"; which it was is nobody's business.
     */
    private static void allowedOrDenied(Element element, ByteBuf to) {
        boolean denied = false;
        for (int at = 0; at < element.length(); at++) {
            denied |= element.byteAt(at) == 'Y';
        }
        to.writeByte(denied ? 'Y' : ' ');
        for (int at = 1; at < PATRON_FLAGS; at++) {
            to.writeByte(' ');
        }
    }

    /** The first character of each of the first words, each with a full stop. */
    private static void initials(Element element, ByteBuf to) {
        boolean inWord = false;
        int written = 0;
        int at = 0;
        while (at < element.length() && written < MOST_INITIALS) {
            int octet = element.byteAt(at);
            int next = startOfCharacterAfter(element, at);
            boolean letter = octet >= 0x80 || Character.isLetter(octet);
            if (letter && !inWord) {
                element.copyTo(to, at, next - at);
                to.writeByte('.');
                written++;
            }
            inWord = letter || (inWord && octet == '\'');
            at = next;
        }
    }

    /**
     * The date without its time; anything that does not begin with digits is not known to be a date
     * and is left empty.
     */
    private static void datePart(Element element, int length, ByteBuf to) {
        if (element.length() < length) {
            return;
        }
        for (int at = 0; at < length; at++) {
            if (!Character.isDigit(element.byteAt(at))) {
                return;
            }
        }
        element.copyTo(to, 0, length);
        if (length == DATE_LENGTH && element.length() == DATE_LENGTH + MIDNIGHT.length()) {
            ByteBufUtil.writeAscii(to, MIDNIGHT);
        }
    }

    private static boolean saysYes(Element element) {
        for (int at = 0; at < element.length(); at++) {
            int octet = element.byteAt(at);
            if (octet != ' ' && octet != '0' && octet != '.' && octet != ',') {
                return octet != 'N';
            }
        }
        return false;
    }

    private static int startOfCharacterBefore(Element element, int end) {
        int at = end - 1;
        while (at > 0 && end - at < LONGEST_CHARACTER && isContinuation(element.byteAt(at))) {
            at--;
        }
        return startOfCharacterAfter(element, at) == end ? at : end - 1;
    }

    /** A byte that is no part of a whole character counts as one, or all of a value might. */
    private static int startOfCharacterAfter(Element element, int start) {
        int width = width(element.byteAt(start));
        int at = start + 1;
        while (at < start + width && at < element.length() && isContinuation(element.byteAt(at))) {
            at++;
        }
        return at == start + width ? at : start + 1;
    }

    private static int width(int lead) {
        return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : LONGEST_CHARACTER;
    }

    private static boolean isContinuation(int octet) {
        return (octet & 0xC0) == 0x80;
    }
}
