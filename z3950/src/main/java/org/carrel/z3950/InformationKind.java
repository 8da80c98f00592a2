package org.carrel.z3950;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.z3950.ber.Oid;

/**
 * What a unit of other information, of search information or of user information is about, and the
 * type that it carries where that is ours. Source: z3950.md §4.5.
 */
public enum InformationKind {
    // spotless:off
    SEARCH_RESULT(      "search-result-1",   "10.1",           PartType.SEARCH_REPORT),
    CHARSET_2(          "charset-2",         "10.2",           PartType.OPAQUE),
    USER_INFORMATION(   "user-information-1","10.3",           PartType.OTHER_INFORMATION),
    MULTIPLE_TERMS_1(   "multiple-terms-1",  "10.4",           PartType.OPAQUE),
    MULTIPLE_TERMS_2(   "multiple-terms-2",  "10.5",           PartType.OPAQUE),
    DATE_TIME(          "date-time",         "10.6",           PartType.OPAQUE),
    OCLC_INFORMATION(   "oclc-information",  "10.1000.17.1",   PartType.OPAQUE),
    /** The address of a virtual host; never to be dialled. */
    PROXY(              "proxy",             "10.1000.81.1",   PartType.TEXT),
    COOKIE(             "cookie",            "10.1000.81.2",   PartType.TEXT),
    CLIENT_ADDRESS(     "client-address",    "10.1000.81.3",   PartType.TEXT),
    SCAN_SET(           "scan-set",          "10.1000.81.4",   PartType.TEXT),
    FACETS(             "facets",            "10.1000.81.5",   PartType.FACETS),
    CHARSET_3(          "charset-3",         "15.3",           PartType.CHARSET_NEGOTIATION),
    CHARSET_4(          "charset-4",         "15.4",           PartType.OPAQUE);
    // spotless:on

    private static final Map<Oid, InformationKind> BY_OID =
            Arrays.stream(values())
                    .collect(Collectors.toMap(InformationKind::oid, Function.identity()));

    private final String text;
    private final Oid oid;
    private final PartType type;

    InformationKind(String text, String number, PartType type) {
        this.text = text;
        this.oid = Oids.z3950(number);
        this.type = type;
    }

    /** Its name in configurations and counts, such as {@code cookie}. */
    public String text() {
        return text;
    }

    public Oid oid() {
        return oid;
    }

    /** What it carries. */
    public PartType type() {
        return type;
    }

    /** The kind with this identifier, if it is in the table. */
    public static Optional<InformationKind> of(Oid oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }
}
