package org.carrel.config.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.sip2.Sip2MessageType;

/**
 * The questions that a terminal may put, by the names under which profiles and routes speak of
 * them: its request and its place in the list of supported messages, BX of 98 (sip2.md §2.1).
 */
public enum OperationName {
    // spotless:off
    //                 name                  request                                 BX  routed
    PATRON_STATUS(     "patron-status",      Sip2MessageType.PATRON_STATUS_REQUEST,   0, true),
    CHECKOUT(          "checkout",           Sip2MessageType.CHECKOUT,                1, true),
    CHECKIN(           "checkin",            Sip2MessageType.CHECKIN,                 2, true),
    BLOCK_PATRON(      "block-patron",       Sip2MessageType.BLOCK_PATRON,            3, true),
    STATUS(            "status",             Sip2MessageType.SC_STATUS,               4, false),
    RESEND(            "resend",             Sip2MessageType.REQUEST_ACS_RESEND,      5, false),
    LOGIN(             "login",              Sip2MessageType.LOGIN,                   6, false),
    PATRON_INFORMATION("patron-information", Sip2MessageType.PATRON_INFORMATION,      7, true),
    END_SESSION(       "end-session",        Sip2MessageType.END_PATRON_SESSION,      8, true),
    FEE_PAID(          "fee-paid",           Sip2MessageType.FEE_PAID,                9, true),
    ITEM_INFORMATION(  "item-information",   Sip2MessageType.ITEM_INFORMATION,       10, true),
    ITEM_STATUS_UPDATE("item-status-update", Sip2MessageType.ITEM_STATUS_UPDATE,     11, true),
    PATRON_ENABLE(     "patron-enable",      Sip2MessageType.PATRON_ENABLE,          12, true),
    HOLD(              "hold",               Sip2MessageType.HOLD,                   13, true),
    RENEW(             "renew",              Sip2MessageType.RENEW,                  14, true),
    RENEW_ALL(         "renew-all",          Sip2MessageType.RENEW_ALL,              15, true);
    // spotless:on

    private static final Map<String, OperationName> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(OperationName::text, Function.identity()));
    private static final Map<Sip2MessageType, OperationName> BY_REQUEST =
            new EnumMap<>(
                    Arrays.stream(values())
                            .collect(
                                    Collectors.toMap(OperationName::request, Function.identity())));

    private final String text;
    private final Sip2MessageType request;
    private final int bxPosition;
    private final boolean routed;

    OperationName(String text, Sip2MessageType request, int bxPosition, boolean routed) {
        this.text = text;
        this.request = request;
        this.bxPosition = bxPosition;
        this.routed = routed;
    }

    /** The name that stands in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /** The message in which a terminal puts the question. */
    public Sip2MessageType request() {
        return request;
    }

    /** Where its Y or N stands in the 16 places of BX. */
    public int bxPosition() {
        return bxPosition;
    }

    /** Whether it may go to an upstream; login, status and resend are answered by the gateway. */
    public boolean routed() {
        return routed;
    }

    /** The operation of that name, if there is one. */
    public static Optional<OperationName> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /**
     * The operation that this request asks for.
     *
     * @throws IllegalArgumentException for an answer
     */
    public static OperationName of(Sip2MessageType request) {
        OperationName operation = BY_REQUEST.get(request);
        if (operation == null) {
            throw new IllegalArgumentException(request.code() + " is no request");
        }
        return operation;
    }
}
