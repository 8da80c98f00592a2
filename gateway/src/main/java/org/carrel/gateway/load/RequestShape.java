package org.carrel.gateway.load;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * What the made-up terminals say: which fields each request carries and what stands in them, but
 * for card and item, which are new in every request. Field lists follow the standard's message
 * tables (sip2.md §2.3 to §2.5).
 */
final class RequestShape {
    private static final Map<Sip2MessageType, List<Sip2Field>> FIELDS =
            new EnumMap<>(Sip2MessageType.class);
    private static final Map<Sip2Field, String> VALUES = new EnumMap<>(Sip2Field.class);
    private static final Map<FixedField, String> COLUMNS = new EnumMap<>(FixedField.class);

    static {
        // spotless:off
        request(Sip2MessageType.PATRON_INFORMATION,    "AO AA AC AD");
        request(Sip2MessageType.ITEM_INFORMATION,      "AO AB AC");
        request(Sip2MessageType.PATRON_STATUS_REQUEST, "AO AA AC AD");
        request(Sip2MessageType.CHECKOUT,              "AO AA AB AC AD BO BI");
        request(Sip2MessageType.CHECKIN,               "AP AO AB AC BI");
        request(Sip2MessageType.RENEW,                 "AO AA AD AB AC BO");
        request(Sip2MessageType.END_PATRON_SESSION,    "AO AA AC AD");
        request(Sip2MessageType.FEE_PAID,              "BV AO AA AC AD");
        request(Sip2MessageType.HOLD,                  "BS AO AA AD AB AC");
        request(Sip2MessageType.SC_STATUS,             "");

        VALUES.put(Sip2Field.PATRON_PASSWORD, "6789");
        VALUES.put(Sip2Field.CURRENT_LOCATION, "desk");
        VALUES.put(Sip2Field.PICKUP_LOCATION, "desk");
        VALUES.put(Sip2Field.FEE_ACKNOWLEDGED, "N");
        VALUES.put(Sip2Field.CANCEL, "N");
        VALUES.put(Sip2Field.FEE_AMOUNT, "1.50");

        COLUMNS.put(FixedField.LANGUAGE, "001");
        COLUMNS.put(FixedField.SUMMARY, "  Y       ");
        COLUMNS.put(FixedField.SC_RENEWAL_POLICY, "Y");
        COLUMNS.put(FixedField.HOLD_MODE, "+");
        COLUMNS.put(FixedField.CURRENCY, "EUR");
        COLUMNS.put(FixedField.MAX_PRINT_WIDTH, "080");
        // spotless:on
    }

    /** The messages that can stand in a mix. */
    static final Set<Sip2MessageType> KNOWN = Set.copyOf(FIELDS.keySet());

    /** What a kiosk says most: 63, 17, 23, 11, 09. */
    static final List<Sip2MessageType> COMMON =
            List.of(
                    Sip2MessageType.PATRON_INFORMATION,
                    Sip2MessageType.ITEM_INFORMATION,
                    Sip2MessageType.PATRON_STATUS_REQUEST,
                    Sip2MessageType.CHECKOUT,
                    Sip2MessageType.CHECKIN);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");

    private RequestShape() {}

    /** The codes of all messages that can stand in a mix, with commas between them. */
    static String codes() {
        return KNOWN.stream().map(Sip2MessageType::code).sorted().collect(Collectors.joining(","));
    }

    /** The variable fields of the request, in the order in which they are sent. */
    static List<Sip2Field> fields(Sip2MessageType type) {
        return Objects.requireNonNull(FIELDS.get(type));
    }

    /** What stands in the field in every request; empty where it differs from run to run. */
    static String value(Sip2Field field) {
        return VALUES.getOrDefault(field, "");
    }

    /** Code and fixed columns, dated now. */
    static String head(Sip2MessageType type) {
        String now = DATE.format(LocalDateTime.now(ZoneId.systemDefault()));
        StringBuilder head = new StringBuilder(type.code());
        for (FixedField column : type.columns()) {
            boolean date =
                    column == FixedField.TRANSACTION_DATE || column == FixedField.RETURN_DATE;
            head.append(date ? now : COLUMNS.getOrDefault(column, column.blank()));
        }
        return head.toString();
    }

    private static void request(Sip2MessageType type, String codes) {
        FIELDS.put(
                type,
                Arrays.stream(codes.split(" "))
                        .flatMap(code -> Sip2Field.of(code).stream())
                        .toList());
    }
}
