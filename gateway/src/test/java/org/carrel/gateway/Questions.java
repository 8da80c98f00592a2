package org.carrel.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** What terminals of the tests ask: a whole request of every kind, given without AY and AZ. */
final class Questions {
    static final String DATE = "20260101    120000";

    /** Made-up readers and items of the demonstration library. */
    static final String ZOE = "29001100034177";

    static final String AMARA = "29001100088215";

    /** Le Père Goriot. */
    static final String GORIOT = "39001200001264";

    /** Emma, on the shelf. */
    static final String EMMA = "39001200002171";

    /** Walden. */
    static final String WALDEN = "39001200002098";

    /** What a terminal calls its institution; the library itself is called RIV. */
    static final String BRANCH = "ZWEIG";

    static final String STATUS = "9900802.00";

    private static final AtomicInteger SECONDS = new AtomicInteger();

    private Questions() {}

    /** Every request of the standard. */
    static Stream<Sip2MessageType> all() {
        return Arrays.stream(Sip2MessageType.values()).filter(Sip2MessageType::isRequest);
    }

    /** Every request but 97, which has no answer of its own. */
    static Stream<Sip2MessageType> answered() {
        return all().filter(type -> type != Sip2MessageType.REQUEST_ACS_RESEND);
    }

    /** A whole request: its columns, its required fields and an item. */
    static String of(Sip2MessageType type) {
        String columns =
                type.columns().stream().map(Questions::column).collect(Collectors.joining());
        Stream<Sip2Field> more =
                namesAnItem(type) ? Stream.of(Sip2Field.ITEM_IDENTIFIER) : Stream.of();
        String fields =
                Stream.concat(type.required().stream(), more)
                        .distinct()
                        .map(field -> field.code() + value(field) + "|")
                        .collect(Collectors.joining());
        return type.code() + columns + fields;
    }

    /** The same question at another second than any before, for a repeat is known by its date. */
    static String anew(String question) {
        return question.replace(
                DATE, DATE.substring(0, 12) + "%06d".formatted(SECONDS.incrementAndGet()));
    }

    /** What a request asks for. */
    static Sip2MessageType typeOf(String question) {
        return Objects.requireNonNull(
                Sip2MessageType.of(Integer.parseInt(question.substring(0, 2))));
    }

    static String patronStatus(String card) {
        return "23001" + DATE + "AOZWEIG|AA" + card + "|AC|AD|";
    }

    static String patronInformation(String card) {
        return "63001" + DATE + "          AOZWEIG|AA" + card + "|";
    }

    static String endSession(String card) {
        return "35" + DATE + "AOZWEIG|AA" + card + "|";
    }

    static String item(String barcode) {
        return "17" + DATE + "AOZWEIG|AB" + barcode + "|";
    }

    static String checkout(String card, String barcode) {
        return "11YN" + DATE + " ".repeat(18) + "AOZWEIG|AA" + card + "|AB" + barcode + "|AC|";
    }

    static String hold(String card, String barcode) {
        return "15+" + DATE + "AOZWEIG|AA" + card + "|AB" + barcode + "|";
    }

    static String payment(String card) {
        return "37" + DATE + "0400EURBV1.00|AOZWEIG|AA" + card + "|BKpay-7|";
    }

    static String login(String user, String password) {
        return "9300CN" + user + "|CO" + password + "|CPfoyer|";
    }

    private static boolean namesAnItem(Sip2MessageType type) {
        return List.of(Sip2MessageType.HOLD, Sip2MessageType.RENEW).contains(type);
    }

    private static String column(FixedField column) {
        return switch (column) {
            case TRANSACTION_DATE -> DATE;
            case HOLD_MODE -> "+";
            default -> column.blank();
        };
    }

    private static String value(Sip2Field field) {
        return switch (field) {
            case INSTITUTION_ID -> BRANCH;
            case PATRON_IDENTIFIER -> ZOE;
            case ITEM_IDENTIFIER -> GORIOT;
            case FEE_AMOUNT -> "1.00";
            case LOGIN_USER_ID -> "kiosk1";
            case LOGIN_PASSWORD -> "word";
            default -> "";
        };
    }
}
