package org.carrel.z3950;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The diagnostics of the set Bib-1 that a gateway says or hears: number, meaning in our own words,
 * the number that SRU has for it. A peer's own text is never passed on, for it repeats terms, names
 * and hosts. Source: z3950.md §4.4; its SRU column, where that is empty, filled from the map that
 * libyaz 5.34 has.
 */
public enum Diagnostic {
    // spotless:off
    //                                 code  SRU  meaning
    PERMANENT_SYSTEM_ERROR(            1,    1,   "permanent system error"),
    TEMPORARY_SYSTEM_ERROR(            2,    2,   "temporary system error"),
    UNSUPPORTED_SEARCH(                3,    48,  "unsupported search"),
    PRESENT_OUT_OF_RANGE(              13,   61,  "records beyond the end of the result set"),
    ERROR_PRESENTING_RECORDS(          14,   63,  "error while fetching records"),
    RECORD_NOT_AUTHORISED(             15,   68,  "this record is withheld"),
    RECORD_OVER_PREFERRED_SIZE(        16,   70,  "record longer than the preferred size"),
    RECORD_OVER_EXCEPTIONAL_SIZE(      17,   70,  "record longer than the largest size"),
    RESULT_SET_AS_TERM_UNSUPPORTED(    18,   50,  "result set as a search term is not supported"),
    RESULT_SET_EXISTS(                 21,   52,  "result set exists and may not be replaced"),
    RESULT_SET_NAMING_UNSUPPORTED(     22,   50,  "naming of result sets is not supported"),
    ELEMENT_SET_NOT_VALID(             25,   66,  "element set name is not valid"),
    RESULT_SET_DELETED(                27,   51,  "result set was deleted by the target"),
    RESULT_SET_DOES_NOT_EXIST(         30,   51,  "result set does not exist"),
    NO_DATA_RESOURCES(                 31,   57,  "resources exhausted, no results available"),
    UNPREDICTABLE_PARTIAL_RESULTS(     32,   58,  "resources exhausted, partial results of unknown use"),
    VALID_PARTIAL_RESULTS(             33,   59,  "resources exhausted, a valid part of the results"),
    UNSPECIFIED(                       100,  1,   "unspecified error"),
    ACCESS_CONTROL_FAILURE(            101,  3,   "access was refused"),
    QUERY_TYPE_UNSUPPORTED(            107,  11,  "query type is not supported"),
    MALFORMED_QUERY(                   108,  10,  "malformed query"),
    DATABASE_UNAVAILABLE(              109,  235, "database is not available"),
    OPERATOR_UNSUPPORTED(              110, 37,  "operator is not supported"),
    TOO_MANY_DATABASES(                111,  1,   "too many databases"),
    TOO_MANY_RESULT_SETS(              112,  1,   "too many result sets"),
    ATTRIBUTE_TYPE_UNSUPPORTED(        113,  10,  "attribute type is not supported"),
    USE_ATTRIBUTE_UNSUPPORTED(         114,  16,  "use attribute is not supported"),
    RELATION_UNSUPPORTED(              117,  19,  "relation attribute is not supported"),
    STRUCTURE_UNSUPPORTED(             118,  22,  "structure attribute is not supported"),
    POSITION_UNSUPPORTED(              119,  32,  "position attribute is not supported"),
    TRUNCATION_UNSUPPORTED(            120,  28,  "truncation attribute is not supported"),
    ATTRIBUTE_SET_UNSUPPORTED(         121,  15,  "attribute set is not supported"),
    COMPLETENESS_UNSUPPORTED(          122, 22,  "completeness attribute is not supported"),
    ATTRIBUTE_COMBINATION_UNSUPPORTED( 123, 22,  "that combination of attributes is not supported"),
    MALFORMED_TERM(                    125,  36,  "malformed search term"),
    ILLEGAL_RESULT_SET_NAME(           128,  51,  "illegal result set name"),
    PROXIMITY_RELATION_UNSUPPORTED(    131, 40,  "proximity relation is not supported"),
    PROXIMITY_UNIT_UNSUPPORTED(        132, 42,  "proximity unit is not supported"),
    SCAN_STEP_UNSUPPORTED(             205,  1,   "only a step size of zero is supported for scan"),
    SCAN_STEP_TOO_LARGE(               206,  1,   "that step size is not supported for scan"),
    SORT_SEQUENCE_UNSUPPORTED(         207,  89,  "sort sequence is not supported"),
    SORT_BY_DATABASE_UNSUPPORTED(      210,  80,  "sort keys for single databases are not supported"),
    SORT_RELATION_ILLEGAL(             214,  90,  "sort relation is not valid"),
    EXTENDED_SERVICE_UNSUPPORTED(      221,  1,   "extended service is not supported"),
    EXTENDED_SERVICE_DENIED(           222,  3,   "extended service is not permitted"),
    TERM_TYPE_UNSUPPORTED(             229,  36,  "term type is not supported"),
    TOO_MANY_INPUT_RESULT_SETS(        230,  89,  "too many sets to sort"),
    SCAN_TERM_LIST_UNSUPPORTED(        232,  1,   "term list is not supported for scan"),
    SCAN_POSITION_UNSUPPORTED(         233,  1,   "preferred position is not supported for scan"),
    DATABASE_DOES_NOT_EXIST(           235,  235, "database does not exist"),
    DATABASE_DENIED(                   236,  236, "access to the database was refused"),
    SORT_ILLEGAL(                      237,  82,  "sort is not possible"),
    RECORD_NOT_AVAILABLE_IN_SYNTAX(    238,  67,  "record is not available in the syntax that was asked for"),
    RECORD_SYNTAX_UNSUPPORTED(         239,  66,  "record syntax is not supported"),
    ADDITIONAL_RANGES_UNSUPPORTED(     243,  1,   "additional ranges are not supported"),
    COMPOSITION_UNSUPPORTED(           244,  66,  "that composition is not supported"),
    RESTRICTION_UNSUPPORTED(           245,  10,  "restriction of a result set by attributes is not supported"),
    MALFORMED_APDU(                    1001, 1,   "malformed APDU"),
    PIGGYBACK_UNSUPPORTED(             1005, 1,   "records with the search response are not supported"),
    NO_EXPLAIN(                        1007, 100, "no Explain database here"),
    BAD_USER(                          1010, 3,   "user is not known"),
    BAD_USER_OR_PASSWORD(              1011, 3,   "user or password is wrong"),
    AUTHENTICATION_SYSTEM_ERROR(       1014, 3,   "authentication is out of order"),
    TOO_MANY_SESSIONS(                 1015, 0,   "too many sessions"),
    ADDRESS_BLOCKED(                   1016, 3,   "connections from this address are refused"),
    OUT_OF_RESOURCES(                  1018, 2,   "out of resources"),
    MAINTENANCE(                       1019, 2,   "closed for maintenance"),
    CLOSED_UNTIL(                      1020, 2,   "closed until a later time"),
    TERM_NOT_REPRESENTABLE(            1072, 1,   "term has no form in the target's character set"),
    PROXY_FAILURE(                     1074, 0,   "gateway failure");
    // spotless:on

    private static final Map<Integer, Diagnostic> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(Diagnostic::code, Function.identity()));

    private final int code;
    private final int sru;
    private final String meaning;

    Diagnostic(int code, int sru, String meaning) {
        this.code = code;
        this.sru = sru;
        this.meaning = meaning;
    }

    /** Its number in the set Bib-1. */
    public int code() {
        return code;
    }

    /** What it means, for a log or for SRU's message. */
    public String meaning() {
        return meaning;
    }

    /** The number of SRU's diagnostic for the same, if it has one. */
    public OptionalInt sru() {
        return sru == 0 ? OptionalInt.empty() : OptionalInt.of(sru);
    }

    /** The diagnostic with this number in Bib-1, if it is one of ours. */
    public static Optional<Diagnostic> of(long code) {
        return code == (int) code ? Optional.ofNullable(BY_CODE.get((int) code)) : Optional.empty();
    }
}
