package org.carrel.gateway.message;

import java.util.Optional;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/** A reader and an item that do not exist, as a library's system that tells all would tell them. */
final class MadeUp {
    private static final String DATE = "20260415    101500";

    private MadeUp() {}

    /** What stands in a column. */
    static String of(FixedField column) {
        return switch (column) {
            case OK -> "1";
            case RENEWAL_OK, PAYMENT_ACCEPTED, END_SESSION, ON_LINE_STATUS -> "Y";
            case TRANSACTION_DATE -> DATE;
            case PATRON_STATUS -> " ".repeat(10) + "Y" + " ".repeat(3);
            case HOLD_ITEMS_COUNT, CHARGED_ITEMS_COUNT -> "0002";
            case OVERDUE_ITEMS_COUNT -> "0001";
            case LANGUAGE -> "001";
            default -> column.blank();
        };
    }

    /** What stands in a field; nothing where no answer has it. */
    static Optional<String> of(Sip2Field field) {
        return Optional.ofNullable(
                switch (field) {
                    case PATRON_IDENTIFIER -> "21234000000017";
                    case ITEM_IDENTIFIER -> "31234000000023";
                    case INSTITUTION_ID -> "RIV";
                    case PERSONAL_NAME -> "Marlow, Ada";
                    case HOME_ADDRESS -> "12 Ferry Lane, Riverside RV4 2AB";
                    case EMAIL_ADDRESS -> "ada.marlow@mail.example";
                    case HOME_PHONE -> "020 7946 0000";
                    case TITLE_IDENTIFIER -> "The Ferry at Dusk";
                    case DUE_DATE, HOLD_PICKUP_DATE, EXPIRATION_DATE, RECALL_DATE -> DATE;
                    case SCREEN_MESSAGE, PRINT_LINE -> "Ada, two holds wait for you";
                    case HOLD_ITEMS -> "31234000000049";
                    case OVERDUE_ITEMS, CHARGED_ITEMS -> "31234000000031";
                    case FINE_ITEMS -> "4.50 The Ferry at Dusk";
                    case FEE_AMOUNT -> "4.50";
                    case CURRENCY -> "GBP";
                    case VALID_PATRON, VALID_PATRON_PASSWORD -> "Y";
                    case PERMANENT_LOCATION, CURRENT_LOCATION -> "Main";
                    case OWNER -> "Marlow, Ada";
                    case MEDIA_TYPE -> "001";
                    default -> null;
                });
    }

    /** Whether an answer repeats what its question said there. */
    static boolean isEchoed(Sip2Field field) {
        return switch (field) {
            case PATRON_IDENTIFIER, ITEM_IDENTIFIER, INSTITUTION_ID -> true;
            default -> false;
        };
    }
}
