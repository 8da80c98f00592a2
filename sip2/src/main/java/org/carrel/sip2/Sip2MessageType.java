package org.carrel.sip2;

import static org.carrel.sip2.FixedField.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every SIP2 message: its code, its answer, its fixed columns in order and the fields that must be
 * present (a field may be empty, never absent). Adding a message is adding a row. Source: 3M SIP
 * 2.00 (sip2.md §2.1 to §2.5).
 */
public enum Sip2MessageType {
    // spotless:off
    //                          code  answer  fixed columns, in order                                               required fields
    BLOCK_PATRON(               "01", "24", cols(CARD_RETAINED, TRANSACTION_DATE),                                   "AO AL AA AC"),
    CHECKIN(                    "09", "10", cols(NO_BLOCK, TRANSACTION_DATE, RETURN_DATE),                           "AP AO AB AC"),
    CHECKOUT(                   "11", "12", cols(SC_RENEWAL_POLICY, NO_BLOCK, TRANSACTION_DATE, NB_DUE_DATE),        "AO AA AB AC"),
    HOLD(                       "15", "16", cols(HOLD_MODE, TRANSACTION_DATE),                                       "AO AA"),
    ITEM_INFORMATION(           "17", "18", cols(TRANSACTION_DATE),                                                  "AO AB"),
    ITEM_STATUS_UPDATE(         "19", "20", cols(TRANSACTION_DATE),                                                  "AO AB CH"),
    PATRON_STATUS_REQUEST(      "23", "24", cols(LANGUAGE, TRANSACTION_DATE),                                        "AO AA AC AD"),
    PATRON_ENABLE(              "25", "26", cols(TRANSACTION_DATE),                                                  "AO AA"),
    RENEW(                      "29", "30", cols(THIRD_PARTY_ALLOWED, NO_BLOCK, TRANSACTION_DATE, NB_DUE_DATE),      "AO AA"),
    END_PATRON_SESSION(         "35", "36", cols(TRANSACTION_DATE),                                                  "AO AA"),
    FEE_PAID(                   "37", "38", cols(TRANSACTION_DATE, FixedField.FEE_TYPE, PAYMENT_TYPE, FixedField.CURRENCY), "BV AO AA"),
    PATRON_INFORMATION(         "63", "64", cols(LANGUAGE, TRANSACTION_DATE, SUMMARY),                               "AO AA"),
    RENEW_ALL(                  "65", "66", cols(TRANSACTION_DATE),                                                  "AO AA"),
    LOGIN(                      "93", "94", cols(UID_ALGORITHM, PWD_ALGORITHM),                                      "CN CO"),
    REQUEST_ACS_RESEND(         "97", "",   cols(),                                                                  ""),
    SC_STATUS(                  "99", "98", cols(STATUS_CODE, MAX_PRINT_WIDTH, PROTOCOL_VERSION),                    ""),

    CHECKIN_RESPONSE(           "10", "",   cols(OK, RESENSITIZE, MAGNETIC_MEDIA, ALERT, TRANSACTION_DATE),          "AO AB AQ"),
    CHECKOUT_RESPONSE(          "12", "",   cols(OK, RENEWAL_OK, MAGNETIC_MEDIA, DESENSITIZE, TRANSACTION_DATE),     "AO AA AB AJ AH"),
    HOLD_RESPONSE(              "16", "",   cols(OK, AVAILABLE, TRANSACTION_DATE),                                   "AO AA"),
    ITEM_INFORMATION_RESPONSE(  "18", "",   cols(CIRCULATION_STATUS, SECURITY_MARKER, FixedField.FEE_TYPE, TRANSACTION_DATE), "AB AJ"),
    ITEM_STATUS_UPDATE_RESPONSE("20", "",   cols(FixedField.ITEM_PROPERTIES_OK, TRANSACTION_DATE),                   "AB"),
    PATRON_STATUS_RESPONSE(     "24", "",   cols(PATRON_STATUS, LANGUAGE, TRANSACTION_DATE),                         "AO AA AE"),
    PATRON_ENABLE_RESPONSE(     "26", "",   cols(PATRON_STATUS, LANGUAGE, TRANSACTION_DATE),                         "AO AA AE"),
    RENEW_RESPONSE(             "30", "",   cols(OK, RENEWAL_OK, MAGNETIC_MEDIA, DESENSITIZE, TRANSACTION_DATE),     "AO AA AB AJ AH"),
    END_SESSION_RESPONSE(       "36", "",   cols(END_SESSION, TRANSACTION_DATE),                                     "AO AA"),
    FEE_PAID_RESPONSE(          "38", "",   cols(PAYMENT_ACCEPTED, TRANSACTION_DATE),                                "AO AA"),
    PATRON_INFORMATION_RESPONSE("64", "",   cols(PATRON_STATUS, LANGUAGE, TRANSACTION_DATE, HOLD_ITEMS_COUNT,
                                                 OVERDUE_ITEMS_COUNT, CHARGED_ITEMS_COUNT, FINE_ITEMS_COUNT,
                                                 RECALL_ITEMS_COUNT, UNAVAILABLE_HOLDS_COUNT),                       "AO AA AE"),
    RENEW_ALL_RESPONSE(         "66", "",   cols(OK, RENEWED_COUNT, UNRENEWED_COUNT, TRANSACTION_DATE),              "AO"),
    LOGIN_RESPONSE(             "94", "",   cols(OK),                                                                ""),
    REQUEST_SC_RESEND(          "96", "",   cols(),                                                                  ""),
    ACS_STATUS(                 "98", "",   cols(ON_LINE_STATUS, CHECKIN_OK, CHECKOUT_OK, ACS_RENEWAL_POLICY,
                                                 STATUS_UPDATE_OK, OFF_LINE_OK, TIMEOUT_PERIOD, RETRIES_ALLOWED,
                                                 DATE_TIME_SYNC, PROTOCOL_VERSION),                                  "AO BX");
    // spotless:on

    private static final int NONE = -1;
    private static final @Nullable Sip2MessageType[] BY_NUMBER = new @Nullable Sip2MessageType[100];

    static {
        for (Sip2MessageType type : values()) {
            BY_NUMBER[type.number] = type;
        }
    }

    private final String code;
    private final int number;
    private final int answerNumber;
    private final List<FixedField> columns;
    private final List<Sip2Field> required;
    private final Map<FixedField, Integer> offsets = new EnumMap<>(FixedField.class);
    private final int fixedLength;

    Sip2MessageType(String code, String answerCode, List<FixedField> columns, String required) {
        this.code = code;
        this.number = Integer.parseInt(code);
        this.answerNumber = answerCode.isEmpty() ? NONE : Integer.parseInt(answerCode);
        this.columns = columns;
        this.required = fields(required);
        int offset = 0;
        for (FixedField column : columns) {
            offsets.put(column, offset);
            offset += column.width();
        }
        this.fixedLength = offset;
    }

    /** The two digits that begin the message. */
    public String code() {
        return code;
    }

    /** The fixed columns in their order. */
    public List<FixedField> columns() {
        return columns;
    }

    /**
     * The fields that must be present, in the standard's order; a policy may blank them, never
     * leave them out.
     */
    public List<Sip2Field> required() {
        return required;
    }

    /** The width of all fixed columns together, in bytes, without the code (sip2.md §1). */
    public int fixedLength() {
        return fixedLength;
    }

    /** Whether a terminal (SC) sends it; otherwise a library system (ACS) does. */
    public boolean isRequest() {
        return answerNumber != NONE || this == REQUEST_ACS_RESEND;
    }

    /** Whether it carries AY where it carries AZ; 96 and 97 never do (sip2.md §5.2). */
    public boolean isNumbered() {
        return this != REQUEST_ACS_RESEND && this != REQUEST_SC_RESEND;
    }

    /**
     * The message that answers this request.
     *
     * @throws IllegalStateException for an answer, and for 97, whose answer is whatever was said
     *     last
     */
    public Sip2MessageType answer() {
        Sip2MessageType answer = of(answerNumber);
        if (answer == null) {
            throw new IllegalStateException(code + " has no answer of its own");
        }
        return answer;
    }

    /**
     * Where a column begins, in bytes after the code, or -1 where the message has no such column.
     */
    public int offsetOf(FixedField column) {
        Integer offset = offsets.get(column);
        return offset == null ? -1 : offset;
    }

    /** Whether the field must be present in this message. */
    public boolean requires(Sip2Field field) {
        return required.contains(field);
    }

    /** The message with this number (0 to 99), or null where the standard has none. */
    public static @Nullable Sip2MessageType of(int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }

    private static List<FixedField> cols(FixedField... columns) {
        return List.of(columns);
    }

    private static List<Sip2Field> fields(String codes) {
        return codes.isEmpty()
                ? List.of()
                : List.of(codes.split(" ")).stream()
                        .map(code -> Sip2Field.of(code).orElseThrow())
                        .toList();
    }
}
