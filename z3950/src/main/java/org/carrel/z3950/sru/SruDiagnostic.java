package org.carrel.z3950.sru;

import java.util.Arrays;

/** The diagnostics of SRU that we send, each with a text of ours (z3950.md §5). */
public enum SruDiagnostic {
    // spotless:off
    GENERAL                (  1, "General system error"),
    UNAVAILABLE            (  2, "The catalogue is not available now"),
    AUTHENTICATION         (  3, "Authentication failed"),
    OPERATION              (  4, "Unsupported operation"),
    VERSION                (  5, "Unsupported version"),
    PARAMETER_VALUE        (  6, "Unsupported parameter value"),
    PARAMETER_MISSING      (  7, "A mandatory parameter is missing"),
    PARAMETER              (  8, "Unsupported parameter"),
    QUERY_SYNTAX           ( 10, "The query has an error in its syntax"),
    QUERY_TYPE             ( 11, "Unsupported type of query"),
    CONTEXT_SET            ( 15, "Unsupported context set"),
    INDEX                  ( 16, "Unsupported index"),
    RELATION               ( 19, "Unsupported relation"),
    RELATION_MODIFIER      ( 20, "Unsupported relation modifier"),
    RELATION_COMBINATION   ( 22, "Unsupported combination of relation and index"),
    EMPTY_TERM             ( 27, "An empty term is not supported"),
    MASKING                ( 28, "This masking is not supported"),
    ANCHORING              ( 32, "An anchor stands where it is not supported"),
    TERM_FORMAT            ( 36, "The term has a form that the index cannot have"),
    BOOLEAN                ( 37, "Unsupported boolean operator"),
    TOO_MANY_BOOLEANS      ( 38, "Too many boolean operators"),
    PROXIMITY_RELATION     ( 40, "Unsupported relation of nearness"),
    PROXIMITY_DISTANCE     ( 41, "Unsupported distance"),
    PROXIMITY_UNIT         ( 42, "Unsupported unit of nearness"),
    BOOLEAN_MODIFIER       ( 46, "Unsupported boolean modifier"),
    FEATURE                ( 48, "The query uses what is not supported"),
    RESULT_SETS            ( 50, "Result sets are not supported"),
    RESULT_SET             ( 51, "The result set does not exist"),
    TOO_MANY_RECORDS       ( 60, "Too many records"),
    OUT_OF_RANGE           ( 61, "The first record asked for is out of range"),
    UNKNOWN_SCHEMA         ( 66, "Unknown record schema"),
    NOT_IN_SCHEMA          ( 67, "The record is not available in this schema"),
    NOT_AUTHORISED         ( 68, "The record may not be shown"),
    TOO_LARGE              ( 70, "The record is too large"),
    PACKING                ( 71, "Unsupported record packing"),
    SORT                   ( 80, "Sorting is not supported"),
    NO_EXPLAIN             (100, "Explain is not supported"),
    NO_DATABASE            (235, "The database does not exist"),
    DATABASE_DENIED        (236, "The database may not be used");
    // spotless:on

    private static final String URI = "info:srw/diagnostic/1/";

    private final int number;
    private final String text;

    SruDiagnostic(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    /** What a person reads who sees it. */
    public String text() {
        return text;
    }

    /** Its identifier. */
    public String uri() {
        return URI + number;
    }

    /** The diagnostic of a number; the general error where we have none. */
    public static SruDiagnostic numbered(int number) {
        return Arrays.stream(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElse(GENERAL);
    }
}
