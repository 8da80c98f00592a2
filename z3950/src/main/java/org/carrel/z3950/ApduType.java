package org.carrel.z3950;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.z3950.ber.BerTag;
import org.jspecify.annotations.Nullable;

/**
 * Every APDU: its tag, which side sends it and what answers it; its parts are those of its body in
 * {@link ApduPart}. Source: Z39.50-2003 (z3950.md §1.1).
 */
public enum ApduType {
    // spotless:off
    //                            tag  sender         answered by
    INIT(                         20,  Sender.CLIENT, "INIT_RESPONSE"),
    INIT_RESPONSE(                21,  Sender.SERVER, ""),
    SEARCH(                       22,  Sender.CLIENT, "SEARCH_RESPONSE"),
    SEARCH_RESPONSE(              23,  Sender.SERVER, ""),
    PRESENT(                      24,  Sender.CLIENT, "PRESENT_RESPONSE"),
    PRESENT_RESPONSE(             25,  Sender.SERVER, ""),
    DELETE(                       26,  Sender.CLIENT, "DELETE_RESPONSE"),
    DELETE_RESPONSE(              27,  Sender.SERVER, ""),
    ACCESS_CONTROL(               28,  Sender.SERVER, "ACCESS_CONTROL_RESPONSE"),
    ACCESS_CONTROL_RESPONSE(      29,  Sender.CLIENT, ""),
    /** Answered only if it says that a response is required. */
    RESOURCE_CONTROL(             30,  Sender.SERVER, "RESOURCE_CONTROL_RESPONSE"),
    RESOURCE_CONTROL_RESPONSE(    31,  Sender.CLIENT, ""),
    TRIGGER_RESOURCE_CONTROL(     32,  Sender.CLIENT, ""),
    RESOURCE_REPORT(              33,  Sender.CLIENT, "RESOURCE_REPORT_RESPONSE"),
    RESOURCE_REPORT_RESPONSE(     34,  Sender.SERVER, ""),
    SCAN(                         35,  Sender.CLIENT, "SCAN_RESPONSE"),
    SCAN_RESPONSE(                36,  Sender.SERVER, ""),
    SORT(                         43,  Sender.CLIENT, "SORT_RESPONSE"),
    SORT_RESPONSE(                44,  Sender.SERVER, ""),
    /** A part of what a present asked for, before its response. */
    SEGMENT(                      45,  Sender.SERVER, ""),
    EXTENDED_SERVICES(            46,  Sender.CLIENT, "EXTENDED_SERVICES_RESPONSE"),
    EXTENDED_SERVICES_RESPONSE(   47,  Sender.SERVER, ""),
    CLOSE(                        48,  Sender.EITHER, "CLOSE"),
    DUPLICATE_DETECTION(          49,  Sender.CLIENT, "DUPLICATE_DETECTION_RESPONSE"),
    DUPLICATE_DETECTION_RESPONSE( 50,  Sender.SERVER, "");
    // spotless:on

    /** The side of an association that sends an APDU. */
    public enum Sender {
        CLIENT,
        SERVER,
        EITHER
    }

    private static final int HIGHEST = 50;
    private static final @Nullable ApduType[] BY_NUMBER = new @Nullable ApduType[HIGHEST + 1];
    private static final Map<String, ApduType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    static {
        for (ApduType type : values()) {
            BY_NUMBER[BerTag.number(type.tag)] = type;
        }
    }

    private final int tag;
    private final Sender sender;
    private final String answer;
    private final PartType body;

    ApduType(int number, Sender sender, String answer) {
        this.tag = BerTag.context(number);
        this.sender = sender;
        this.answer = answer;
        this.body = PartType.valueOf(name());
    }

    /** Its name in policies and reports, such as {@code search-response}. */
    public String text() {
        return body.text();
    }

    /** The tag of the whole APDU, as {@link BerTag} makes it. */
    public int tag() {
        return tag;
    }

    public Sender sender() {
        return sender;
    }

    /** What the other side answers it with, if with anything. */
    public Optional<ApduType> answer() {
        return Optional.ofNullable(BY_NAME.get(answer));
    }

    /** The type whose parts it has. */
    public PartType body() {
        return body;
    }

    /** The APDU with this tag, as {@link BerTag} makes it; null where there is none. */
    public static @Nullable ApduType of(int tag) {
        int number = BerTag.number(tag);
        return number <= HIGHEST && tag == BerTag.context(number) ? BY_NUMBER[number] : null;
    }
}
