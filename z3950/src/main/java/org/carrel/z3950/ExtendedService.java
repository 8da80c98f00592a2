package org.carrel.z3950;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.z3950.ber.Oid;

/**
 * The tasks that a client can leave with a server, and the type that their parameters have where it
 * is ours. Source: z3950.md §4.8.
 */
public enum ExtendedService {
    // spotless:off
    PERSISTENT_RESULT_SET(   "persistent-result-set",   "9.1"),
    PERSISTENT_QUERY(        "persistent-query",        "9.2"),
    PERIODIC_QUERY(          "periodic-query",          "9.3"),
    ITEM_ORDER(              "item-order",              "9.4"),
    UPDATE(                  "update",                  "9.5"),
    UPDATE_SECOND(           "update-second",           "9.5.1"),
    UPDATE_THIRD(            "update-third",            "9.5.1.1"),
    EXPORT_SPECIFICATION(    "export-specification",    "9.6"),
    EXPORT_INVOCATION(       "export-invocation",       "9.7"),
    ADMINISTRATION(          "administration",          "9.1000.81.1"),
    XML(                     "xml",                     "9.1000.105.4");
    // spotless:on

    private static final Map<Oid, ExtendedService> BY_OID =
            Arrays.stream(values())
                    .collect(Collectors.toMap(ExtendedService::oid, Function.identity()));

    private final String text;
    private final Oid oid;

    ExtendedService(String text, String number) {
        this.text = text;
        this.oid = Oids.z3950(number);
    }

    /** Its name in configurations and counts, such as {@code item-order}. */
    public String text() {
        return text;
    }

    public Oid oid() {
        return oid;
    }

    /** What its parameters are: of a structure that we name for an item order only. */
    public PartType type() {
        return this == ITEM_ORDER ? PartType.ITEM_ORDER : PartType.OPAQUE;
    }

    /** The service with this identifier, if it is in the table. */
    public static Optional<ExtendedService> of(Oid oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }
}
