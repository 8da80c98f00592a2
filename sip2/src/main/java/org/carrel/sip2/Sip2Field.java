package org.carrel.sip2;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every standard variable field of SIP2: its two-letter id, its fixed width where it has one, and
 * whether it may be repeated. Ids that vendors added have no single meaning and therefore no row
 * here; they stay {@linkplain #id(CharSequence) plain ids}. Source: 3M SIP 2.00 field list (sip2.md
 * §3.1).
 */
public enum Sip2Field {
    // spotless:off
    //                      id    width   repeats
    PATRON_IDENTIFIER(     "AA",  0, false),
    ITEM_IDENTIFIER(       "AB",  0, false),
    TERMINAL_PASSWORD(     "AC",  0, false),
    PATRON_PASSWORD(       "AD",  0, false),
    PERSONAL_NAME(         "AE",  0, false),
    SCREEN_MESSAGE(        "AF",  0, true),
    PRINT_LINE(            "AG",  0, true),
    DUE_DATE(              "AH",  0, false),
    TITLE_IDENTIFIER(      "AJ",  0, false),
    BLOCKED_CARD_MESSAGE(  "AL",  0, false),
    LIBRARY_NAME(          "AM",  0, false),
    TERMINAL_LOCATION(     "AN",  0, false),
    INSTITUTION_ID(        "AO",  0, false),
    CURRENT_LOCATION(      "AP",  0, false),
    PERMANENT_LOCATION(    "AQ",  0, false),
    HOLD_ITEMS(            "AS",  0, true),
    OVERDUE_ITEMS(         "AT",  0, true),
    CHARGED_ITEMS(         "AU",  0, true),
    FINE_ITEMS(            "AV",  0, true),
    SEQUENCE_NUMBER(       "AY",  1, false),
    CHECKSUM(              "AZ",  4, false),
    HOME_ADDRESS(          "BD",  0, false),
    EMAIL_ADDRESS(         "BE",  0, false),
    HOME_PHONE(            "BF",  0, false),
    OWNER(                 "BG",  0, false),
    CURRENCY(              "BH",  3, false),
    CANCEL(                "BI",  1, false),
    TRANSACTION_ID(        "BK",  0, false),
    VALID_PATRON(          "BL",  1, false),
    RENEWED_ITEMS(         "BM",  0, true),
    UNRENEWED_ITEMS(       "BN",  0, true),
    FEE_ACKNOWLEDGED(      "BO",  1, false),
    START_ITEM(            "BP",  0, false),
    END_ITEM(              "BQ",  0, false),
    QUEUE_POSITION(        "BR",  0, false),
    PICKUP_LOCATION(       "BS",  0, false),
    FEE_TYPE(              "BT",  2, false),
    RECALL_ITEMS(          "BU",  0, true),
    FEE_AMOUNT(            "BV",  0, false),
    EXPIRATION_DATE(       "BW", 18, false),
    SUPPORTED_MESSAGES(    "BX", 16, false),
    HOLD_TYPE(             "BY",  1, false),
    HOLD_ITEMS_LIMIT(      "BZ",  4, false),
    OVERDUE_ITEMS_LIMIT(   "CA",  4, false),
    CHARGED_ITEMS_LIMIT(   "CB",  4, false),
    FEE_LIMIT(             "CC",  0, false),
    UNAVAILABLE_HOLD_ITEMS("CD",  0, true),
    HOLD_QUEUE_LENGTH(     "CF",  0, false),
    FEE_IDENTIFIER(        "CG",  0, false),
    ITEM_PROPERTIES(       "CH",  0, false),
    SECURITY_INHIBIT(      "CI",  1, false),
    RECALL_DATE(           "CJ", 18, false),
    MEDIA_TYPE(            "CK",  3, false),
    SORT_BIN(              "CL",  0, false),
    HOLD_PICKUP_DATE(      "CM", 18, false),
    LOGIN_USER_ID(         "CN",  0, false),
    LOGIN_PASSWORD(        "CO",  0, false),
    LOCATION_CODE(         "CP",  0, false),
    VALID_PATRON_PASSWORD( "CQ",  1, false);
    // spotless:on

    static final byte[] ZEROS = {'0', '0', '0', '0'};

    private static final int FIRST = 0x20;
    private static final int SPAN = 0x60;
    private static final @Nullable Sip2Field[] BY_ID = new @Nullable Sip2Field[SPAN * SPAN];

    static {
        for (Sip2Field field : values()) {
            BY_ID[slot(field.id)] = field;
        }
    }

    private final String code;
    private final int id;
    private final int width;
    private final boolean repeats;

    Sip2Field(String code, int width, boolean repeats) {
        this.code = code;
        this.id = id(code);
        this.width = width;
        this.repeats = repeats;
    }

    /** The two letters as they stand on the wire. */
    public String code() {
        return code;
    }

    /** The two letters as one number, the form in which a frame's index keeps them. */
    public int id() {
        return id;
    }

    /**
     * The fixed width in characters that the standard gives the value, or 0 where its length is
     * free.
     */
    public int width() {
        return width;
    }

    /** Whether the value is a number that is filled up with zeros to its width. */
    boolean isCount() {
        return switch (this) {
            case HOLD_ITEMS_LIMIT, OVERDUE_ITEMS_LIMIT, CHARGED_ITEMS_LIMIT -> true;
            default -> false;
        };
    }

    /** Whether one message may carry the field several times, in an order that matters. */
    public boolean repeats() {
        return repeats;
    }

    /**
     * Two ASCII letters or digits as one number: the first in the high byte.
     *
     * @throws IllegalArgumentException if the text is anything else than two printable ASCII
     *     characters other than {@code |}
     */
    public static int id(CharSequence code) {
        int id =
                code.length() == 2 && code.charAt(1) < 0x80
                        ? code.charAt(0) << 8 | code.charAt(1)
                        : 0;
        if (!isId(id)) {
            throw new IllegalArgumentException("no id of a field");
        }
        return id;
    }

    /** Whether the number stands for two characters that may begin a field inside a frame. */
    static boolean isId(int id) {
        return isIdLetter(id >> 8) && isIdLetter(id & 0xff);
    }

    private static boolean isIdLetter(int letter) {
        return letter >= ' ' && letter < 0x80 && letter != Sip2Message.DELIMITER;
    }

    /** The letters of an id that {@link #id(CharSequence)} made; works for vendors' ids too. */
    public static String code(int id) {
        return String.valueOf(new char[] {(char) (id >> 8), (char) (id & 0xff)});
    }

    /** The standard field with this id, or null where the id is a vendor's own. */
    public static @Nullable Sip2Field of(int id) {
        int high = (id >> 8) - FIRST;
        int low = (id & 0xff) - FIRST;
        return high < 0 || low < 0 || high >= SPAN || low >= SPAN ? null : BY_ID[slot(id)];
    }

    /** The standard field with this code, if there is one. */
    public static Optional<Sip2Field> of(CharSequence code) {
        return Arrays.stream(values()).filter(each -> each.code.contentEquals(code)).findFirst();
    }

    private static int slot(int id) {
        return ((id >> 8) - FIRST) * SPAN + (id & 0xff) - FIRST;
    }
}
