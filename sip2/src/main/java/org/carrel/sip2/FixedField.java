package org.carrel.sip2;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every fixed column of SIP2: its width in bytes and its own blank, which is what stands there when
 * the value may not be told. A column cannot be left out, for that would shift the message. Source:
 * 3M SIP 2.00, messages 01 to 99 (sip2.md §2, §4).
 */
public enum FixedField {
    // spotless:off
    //                        name in a policy            width  blank
    ACS_RENEWAL_POLICY(       "acs-renewal-policy",           1, "N"),
    ALERT(                    "alert",                        1, "N"),
    AVAILABLE(                "available",                    1, "N"),
    CARD_RETAINED(            "card-retained",                1, "N"),
    CHARGED_ITEMS_COUNT(      "charged-items-count",          4, "    "),
    CHECKIN_OK(               "checkin-ok",                   1, "N"),
    CHECKOUT_OK(              "checkout-ok",                  1, "N"),
    CIRCULATION_STATUS(       "circulation-status",           2, "01"),
    CURRENCY(                 "currency",                     3, "   "),
    DATE_TIME_SYNC(           "date-time-sync",              18, "000000000000000000"),
    DESENSITIZE(              "desensitize",                  1, "N"),
    END_SESSION(              "end-session",                  1, "N"),
    FEE_TYPE(                 "fee-type",                     2, "01"),
    FINE_ITEMS_COUNT(         "fine-items-count",             4, "    "),
    HOLD_ITEMS_COUNT(         "hold-items-count",             4, "    "),
    HOLD_MODE(                "hold-mode",                    1, " "),
    ITEM_PROPERTIES_OK(       "item-properties-ok",           1, "0"),
    LANGUAGE(                 "language",                     3, "000"),
    MAGNETIC_MEDIA(           "magnetic-media",               1, "U"),
    MAX_PRINT_WIDTH(          "max-print-width",              3, "000"),
    NB_DUE_DATE(              "nb-due-date",                 18, "                  "),
    NO_BLOCK(                 "no-block",                     1, "N"),
    OFF_LINE_OK(              "off-line-ok",                  1, "N"),
    OK(                       "ok",                           1, "0"),
    ON_LINE_STATUS(           "on-line-status",               1, "N"),
    OVERDUE_ITEMS_COUNT(      "overdue-items-count",          4, "    "),
    PATRON_STATUS(            "patron-status",               14, "              "),
    PAYMENT_ACCEPTED(         "payment-accepted",             1, "N"),
    PAYMENT_TYPE(             "payment-type",                 2, "00"),
    PROTOCOL_VERSION(         "protocol-version",             4, "2.00"),
    PWD_ALGORITHM(            "pwd-algorithm",                1, "0"),
    RECALL_ITEMS_COUNT(       "recall-items-count",           4, "    "),
    RENEWAL_OK(               "renewal-ok",                   1, "N"),
    RENEWED_COUNT(            "renewed-count",                4, "0000"),
    RESENSITIZE(              "resensitize",                  1, "N"),
    RETRIES_ALLOWED(          "retries-allowed",              3, "999"),
    RETURN_DATE(              "return-date",                 18, "                  "),
    SC_RENEWAL_POLICY(        "sc-renewal-policy",            1, "N"),
    SECURITY_MARKER(          "security-marker",              2, "00"),
    STATUS_CODE(              "status-code",                  1, "0"),
    STATUS_UPDATE_OK(         "status-update-ok",             1, "N"),
    SUMMARY(                  "summary",                     10, "          "),
    THIRD_PARTY_ALLOWED(      "third-party-allowed",          1, "N"),
    TIMEOUT_PERIOD(           "timeout-period",               3, "000"),
    TRANSACTION_DATE(         "transaction-date",            18, "                  "),
    UID_ALGORITHM(            "uid-algorithm",                1, "0"),
    UNAVAILABLE_HOLDS_COUNT(  "unavailable-holds-count",      4, "    "),
    UNRENEWED_COUNT(          "unrenewed-count",              4, "0000");
    // spotless:on

    private static final Map<String, FixedField> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(FixedField::text, Function.identity()));

    private final String text;
    private final int width;
    private final String blank;

    FixedField(String text, int width, String blank) {
        this.text = text;
        this.width = width;
        this.blank = blank;
    }

    /**
     * The name by which a policy and the console speak of the column, for example {@code
     * patron-status}.
     */
    public String text() {
        return text;
    }

    /** The column's width in bytes; all columns are ASCII. */
    public int width() {
        return width;
    }

    /** What stands in the column when nothing may be told; exactly {@link #width()} characters. */
    public String blank() {
        return blank;
    }

    /** The column of that name, if there is one. */
    public static Optional<FixedField> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }
}
