package org.carrel.config.policy;

import java.util.Map;
import java.util.Optional;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/**
 * The judgement what each element tells about a person. Both switches are without default on
 * purpose: a field or column that is added to the protocol's tables does not compile until somebody
 * has judged it. Source: sip2.md §3.
 */
public final class Classification {

    /**
     * The few codes beyond the standard that all makers use alike, from the sorter extension of
     * 2005 (sip2.md §3.2). All others mean what an upstream's {@code fields:} says, or nothing.
     */
    private static final Map<String, DataClass> SORTER_EXTENSION =
            Map.of(
                    "CR", DataClass.OPERATIONAL,
                    "CS", DataClass.OPERATIONAL,
                    "CT", DataClass.LOCATION,
                    "CV", DataClass.OPERATIONAL,
                    "CY", DataClass.IDENTIFIER,
                    "DA", DataClass.NAME);

    private Classification() {}

    /**
     * What the element tells; {@link DataClass#UNKNOWN} for a vendor's code without common meaning.
     */
    public static DataClass of(ElementName element) {
        return switch (element) {
            case ElementName.Standard standard -> of(standard.field());
            case ElementName.Column column -> of(column.column());
            case ElementName.Vendor vendor -> ofVendor(vendor.code()).orElse(DataClass.UNKNOWN);
        };
    }

    /** What a vendor's code tells where all makers agree on it. */
    public static Optional<DataClass> ofVendor(String code) {
        return Optional.ofNullable(SORTER_EXTENSION.get(code));
    }

    /**
     * Whether a person at the other end wrote what stands there, so that it may say anything: free
     * text, and the fee list, in which systems write titles and reasons. A vendor's code may be
     * such a field.
     */
    public static boolean isProse(ElementName element) {
        return element instanceof ElementName.Vendor
                || of(element) == DataClass.FREE_TEXT
                || element.equals(ElementName.of(Sip2Field.FINE_ITEMS));
    }

    /** What the standard field tells. */
    public static DataClass of(Sip2Field field) {
        return switch (field) {
            case PATRON_IDENTIFIER -> DataClass.IDENTIFIER;
            case TERMINAL_PASSWORD, PATRON_PASSWORD, LOGIN_PASSWORD -> DataClass.CREDENTIAL;
            case PERSONAL_NAME -> DataClass.NAME;
            case HOME_ADDRESS, EMAIL_ADDRESS, HOME_PHONE -> DataClass.CONTACT;
            case VALID_PATRON,
                    VALID_PATRON_PASSWORD,
                    QUEUE_POSITION,
                    HOLD_ITEMS_LIMIT,
                    OVERDUE_ITEMS_LIMIT,
                    CHARGED_ITEMS_LIMIT ->
                    DataClass.STANDING;
            case FEE_AMOUNT, FEE_LIMIT, FEE_IDENTIFIER, FINE_ITEMS, TRANSACTION_ID ->
                    DataClass.MONEY;
            case DUE_DATE,
                    HOLD_ITEMS,
                    OVERDUE_ITEMS,
                    CHARGED_ITEMS,
                    RECALL_ITEMS,
                    UNAVAILABLE_HOLD_ITEMS,
                    RENEWED_ITEMS,
                    UNRENEWED_ITEMS,
                    HOLD_PICKUP_DATE ->
                    DataClass.LOANS;
            case ITEM_IDENTIFIER, TITLE_IDENTIFIER -> DataClass.READING_INTEREST;
            // an owner field holds a telephone number in one maker's answers
            case SCREEN_MESSAGE, PRINT_LINE, BLOCKED_CARD_MESSAGE, ITEM_PROPERTIES, OWNER ->
                    DataClass.FREE_TEXT;
            case LIBRARY_NAME,
                    TERMINAL_LOCATION,
                    INSTITUTION_ID,
                    CURRENT_LOCATION,
                    PERMANENT_LOCATION,
                    PICKUP_LOCATION,
                    LOCATION_CODE ->
                    DataClass.LOCATION;
            case LOGIN_USER_ID -> DataClass.DEVICE;
            case SEQUENCE_NUMBER,
                    CHECKSUM,
                    CURRENCY,
                    CANCEL,
                    FEE_ACKNOWLEDGED,
                    START_ITEM,
                    END_ITEM,
                    FEE_TYPE,
                    EXPIRATION_DATE,
                    SUPPORTED_MESSAGES,
                    HOLD_TYPE,
                    HOLD_QUEUE_LENGTH,
                    SECURITY_INHIBIT,
                    RECALL_DATE,
                    MEDIA_TYPE,
                    SORT_BIN ->
                    DataClass.OPERATIONAL;
        };
    }

    /** What the fixed column tells. */
    public static DataClass of(FixedField column) {
        return switch (column) {
            case PATRON_STATUS, CARD_RETAINED -> DataClass.STANDING;
            case CHARGED_ITEMS_COUNT,
                    HOLD_ITEMS_COUNT,
                    OVERDUE_ITEMS_COUNT,
                    RECALL_ITEMS_COUNT,
                    UNAVAILABLE_HOLDS_COUNT,
                    RENEWED_COUNT,
                    UNRENEWED_COUNT ->
                    DataClass.LOANS;
            case FINE_ITEMS_COUNT, PAYMENT_ACCEPTED, PAYMENT_TYPE -> DataClass.MONEY;
            case LANGUAGE -> DataClass.PATRON_CLASS;
            case STATUS_CODE, MAX_PRINT_WIDTH -> DataClass.DEVICE;
            case ACS_RENEWAL_POLICY,
                    ALERT,
                    AVAILABLE,
                    CHECKIN_OK,
                    CHECKOUT_OK,
                    CIRCULATION_STATUS,
                    CURRENCY,
                    DATE_TIME_SYNC,
                    DESENSITIZE,
                    END_SESSION,
                    FEE_TYPE,
                    HOLD_MODE,
                    ITEM_PROPERTIES_OK,
                    MAGNETIC_MEDIA,
                    NB_DUE_DATE,
                    NO_BLOCK,
                    OFF_LINE_OK,
                    OK,
                    ON_LINE_STATUS,
                    PROTOCOL_VERSION,
                    PWD_ALGORITHM,
                    RENEWAL_OK,
                    RESENSITIZE,
                    RETRIES_ALLOWED,
                    RETURN_DATE,
                    SC_RENEWAL_POLICY,
                    SECURITY_MARKER,
                    STATUS_UPDATE_OK,
                    SUMMARY,
                    THIRD_PARTY_ALLOWED,
                    TIMEOUT_PERIOD,
                    TRANSACTION_DATE,
                    UID_ALGORITHM ->
                    DataClass.OPERATIONAL;
        };
    }
}
