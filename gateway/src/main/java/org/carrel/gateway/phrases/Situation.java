package org.carrel.gateway.phrases;

import java.util.Locale;

/**
 * The situations that a message's own columns and fields tell, or that are said where nothing is
 * recognised. Each has a phrase of its name in the catalogue; all other phrases are found by text.
 */
public enum Situation {
    ACCOUNT_BLOCKED,
    ASK_STAFF,
    BLOCKED_AT_A_TERMINAL,
    CARD_LOST,
    CARD_UNKNOWN,
    CHANGE_UNKNOWN,
    CHECKED_IN,
    CHECKED_OUT,
    DONE_BEFORE,
    FEE,
    FEES_BLOCK,
    FEES_DUE,
    GOODBYE,
    HOLD_CANCELLED,
    HOLD_ELSEWHERE,
    HOLD_HERE,
    HOLD_PLACED,
    HOLD_REFUSED,
    ITEM_IN_TRANSIT,
    KEPT_FOR_LATER,
    NOT_CHECKED_IN,
    NOT_CHECKED_OUT,
    NOT_RENEWED,
    PAYMENT_ACCEPTED,
    PAYMENT_REFUSED,
    PAYMENT_UNKNOWN,
    PIN_WRONG,
    RENEWAL_LIMIT,
    RENEWED,
    TOO_MANY_LOANS,
    TOO_MANY_OVERDUE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The phrase's name in the catalogue. */
    public String text() {
        return text;
    }
}
