package org.carrel.z3950;

import static org.carrel.z3950.PartType.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.z3950.PartType.Form;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.MalformedBer;
import org.jspecify.annotations.Nullable;

/**
 * Every part of an APDU, and of what APDUs have in common or carry, that a policy or the gateway
 * can name: what holds it, its name there, its tag as ASN.1 writes it, its type. The rows of one
 * holder stand in the order of the wire; what a choice holds are its alternatives. A part that is
 * {@code explicit} has a wrapper with its tag round an element with the type's own. Source:
 * z3950.md §2 to §4.
 */
public enum ApduPart {
    // spotless:off
    INIT_REFERENCE_ID(                                         INIT,                         "reference-id",                     "[2] optional",             OCTETS),
    INIT_PROTOCOL_VERSION(                                     INIT,                         "protocol-version",                 "[3]",                      BITS),
    INIT_OPTIONS(                                              INIT,                         "options",                          "[4]",                      BITS),
    INIT_PREFERRED_MESSAGE_SIZE(                               INIT,                         "preferred-message-size",           "[5]",                      INTEGER),
    INIT_EXCEPTIONAL_RECORD_SIZE(                              INIT,                         "exceptional-record-size",          "[6]",                      INTEGER),
    INIT_ID_AUTHENTICATION(                                    INIT,                         "id-authentication",                "[7] explicit optional",    ID_AUTHENTICATION),
    INIT_IMPLEMENTATION_ID(                                    INIT,                         "implementation-id",                "[110] optional",           TEXT),
    INIT_IMPLEMENTATION_NAME(                                  INIT,                         "implementation-name",              "[111] optional",           TEXT),
    INIT_IMPLEMENTATION_VERSION(                               INIT,                         "implementation-version",           "[112] optional",           TEXT),
    INIT_USER_INFORMATION_FIELD(                               INIT,                         "user-information-field",           "[11] explicit optional",   EXTERNAL),
    INIT_OTHER_INFORMATION(                                    INIT,                         "other-information",                "[201] optional",           OTHER_INFORMATION),

    INIT_RESPONSE_REFERENCE_ID(                                INIT_RESPONSE,                "reference-id",                     "[2] optional",             OCTETS),
    INIT_RESPONSE_PROTOCOL_VERSION(                            INIT_RESPONSE,                "protocol-version",                 "[3]",                      BITS),
    INIT_RESPONSE_OPTIONS(                                     INIT_RESPONSE,                "options",                          "[4]",                      BITS),
    INIT_RESPONSE_PREFERRED_MESSAGE_SIZE(                      INIT_RESPONSE,                "preferred-message-size",           "[5]",                      INTEGER),
    INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE(                     INIT_RESPONSE,                "exceptional-record-size",          "[6]",                      INTEGER),
    INIT_RESPONSE_RESULT(                                      INIT_RESPONSE,                "result",                           "[12]",                     BOOLEAN),
    INIT_RESPONSE_IMPLEMENTATION_ID(                           INIT_RESPONSE,                "implementation-id",                "[110] optional",           TEXT),
    INIT_RESPONSE_IMPLEMENTATION_NAME(                         INIT_RESPONSE,                "implementation-name",              "[111] optional",           TEXT),
    INIT_RESPONSE_IMPLEMENTATION_VERSION(                      INIT_RESPONSE,                "implementation-version",           "[112] optional",           TEXT),
    INIT_RESPONSE_USER_INFORMATION_FIELD(                      INIT_RESPONSE,                "user-information-field",           "[11] explicit optional",   EXTERNAL),
    INIT_RESPONSE_OTHER_INFORMATION(                           INIT_RESPONSE,                "other-information",                "[201] optional",           OTHER_INFORMATION),

    SEARCH_REFERENCE_ID(                                       SEARCH,                       "reference-id",                     "[2] optional",             OCTETS),
    SEARCH_SMALL_SET_UPPER_BOUND(                              SEARCH,                       "small-set-upper-bound",            "[13]",                     INTEGER),
    SEARCH_LARGE_SET_LOWER_BOUND(                              SEARCH,                       "large-set-lower-bound",            "[14]",                     INTEGER),
    SEARCH_MEDIUM_SET_PRESENT_NUMBER(                          SEARCH,                       "medium-set-present-number",        "[15]",                     INTEGER),
    SEARCH_REPLACE_INDICATOR(                                  SEARCH,                       "replace-indicator",                "[16]",                     BOOLEAN),
    SEARCH_RESULT_SET_NAME(                                    SEARCH,                       "result-set-name",                  "[17]",                     TEXT),
    SEARCH_DATABASE_NAMES(                                     SEARCH,                       "database-names",                   "[18]",                     DATABASE_NAMES),
    SEARCH_SMALL_SET_ELEMENT_SET_NAMES(                        SEARCH,                       "small-set-element-set-names",      "[100] explicit optional",  ELEMENT_SET_NAMES),
    SEARCH_MEDIUM_SET_ELEMENT_SET_NAMES(                       SEARCH,                       "medium-set-element-set-names",     "[101] explicit optional",  ELEMENT_SET_NAMES),
    SEARCH_PREFERRED_RECORD_SYNTAX(                            SEARCH,                       "preferred-record-syntax",          "[104] optional",           OID),
    SEARCH_QUERY(                                              SEARCH,                       "query",                            "[21] explicit",            QUERY),
    SEARCH_ADDITIONAL_SEARCH_INFORMATION(                      SEARCH,                       "additional-search-information",    "[203] optional",           OTHER_INFORMATION),
    SEARCH_OTHER_INFORMATION(                                  SEARCH,                       "other-information",                "[201] optional",           OTHER_INFORMATION),

    SEARCH_RESPONSE_REFERENCE_ID(                              SEARCH_RESPONSE,              "reference-id",                     "[2] optional",             OCTETS),
    SEARCH_RESPONSE_RESULT_COUNT(                              SEARCH_RESPONSE,              "result-count",                     "[23]",                     INTEGER),
    SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED(                SEARCH_RESPONSE,              "number-of-records-returned",       "[24]",                     INTEGER),
    SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION(                  SEARCH_RESPONSE,              "next-result-set-position",         "[25]",                     INTEGER),
    SEARCH_RESPONSE_SEARCH_STATUS(                             SEARCH_RESPONSE,              "search-status",                    "[22]",                     BOOLEAN),
    SEARCH_RESPONSE_RESULT_SET_STATUS(                         SEARCH_RESPONSE,              "result-set-status",                "[26] optional",            INTEGER),
    SEARCH_RESPONSE_PRESENT_STATUS(                            SEARCH_RESPONSE,              "present-status",                   "[27] optional",            INTEGER),
    SEARCH_RESPONSE_RECORDS(                                   SEARCH_RESPONSE,              "records",                          "optional",                 RECORDS),
    SEARCH_RESPONSE_ADDITIONAL_SEARCH_INFORMATION(             SEARCH_RESPONSE,              "additional-search-information",    "[203] optional",           OTHER_INFORMATION),
    SEARCH_RESPONSE_OTHER_INFORMATION(                         SEARCH_RESPONSE,              "other-information",                "[201] optional",           OTHER_INFORMATION),

    PRESENT_REFERENCE_ID(                                      PRESENT,                      "reference-id",                     "[2] optional",             OCTETS),
    PRESENT_RESULT_SET_ID(                                     PRESENT,                      "result-set-id",                    "[31]",                     RESULT_SET_ID),
    PRESENT_RESULT_SET_START_POINT(                            PRESENT,                      "result-set-start-point",           "[30]",                     INTEGER),
    PRESENT_NUMBER_OF_RECORDS_REQUESTED(                       PRESENT,                      "number-of-records-requested",      "[29]",                     INTEGER),
    PRESENT_ADDITIONAL_RANGES(                                 PRESENT,                      "additional-ranges",                "[212] optional",           RANGES),
    PRESENT_RECORD_COMPOSITION(                                PRESENT,                      "record-composition",               "optional",                 RECORD_COMPOSITION),
    PRESENT_PREFERRED_RECORD_SYNTAX(                           PRESENT,                      "preferred-record-syntax",          "[104] optional",           OID),
    PRESENT_MAX_SEGMENT_COUNT(                                 PRESENT,                      "max-segment-count",                "[204] optional",           INTEGER),
    PRESENT_MAX_RECORD_SIZE(                                   PRESENT,                      "max-record-size",                  "[206] optional",           INTEGER),
    PRESENT_MAX_SEGMENT_SIZE(                                  PRESENT,                      "max-segment-size",                 "[207] optional",           INTEGER),
    PRESENT_OTHER_INFORMATION(                                 PRESENT,                      "other-information",                "[201] optional",           OTHER_INFORMATION),

    PRESENT_RESPONSE_REFERENCE_ID(                             PRESENT_RESPONSE,             "reference-id",                     "[2] optional",             OCTETS),
    PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED(               PRESENT_RESPONSE,             "number-of-records-returned",       "[24]",                     INTEGER),
    PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION(                 PRESENT_RESPONSE,             "next-result-set-position",         "[25]",                     INTEGER),
    PRESENT_RESPONSE_PRESENT_STATUS(                           PRESENT_RESPONSE,             "present-status",                   "[27]",                     INTEGER),
    PRESENT_RESPONSE_RECORDS(                                  PRESENT_RESPONSE,             "records",                          "optional",                 RECORDS),
    PRESENT_RESPONSE_OTHER_INFORMATION(                        PRESENT_RESPONSE,             "other-information",                "[201] optional",           OTHER_INFORMATION),

    SEGMENT_REFERENCE_ID(                                      SEGMENT,                      "reference-id",                     "[2] optional",             OCTETS),
    SEGMENT_NUMBER_OF_RECORDS_RETURNED(                        SEGMENT,                      "number-of-records-returned",       "[24]",                     INTEGER),
    SEGMENT_SEGMENT_RECORDS(                                   SEGMENT,                      "segment-records",                  "[0]",                      NAMED_RECORDS),
    SEGMENT_OTHER_INFORMATION(                                 SEGMENT,                      "other-information",                "[201] optional",           OTHER_INFORMATION),

    DELETE_REFERENCE_ID(                                       DELETE,                       "reference-id",                     "[2] optional",             OCTETS),
    DELETE_DELETE_FUNCTION(                                    DELETE,                       "delete-function",                  "[32]",                     INTEGER),
    DELETE_RESULT_SET_LIST(                                    DELETE,                       "result-set-list",                  "optional",                 RESULT_SET_IDS),
    DELETE_OTHER_INFORMATION(                                  DELETE,                       "other-information",                "[201] optional",           OTHER_INFORMATION),

    DELETE_RESPONSE_REFERENCE_ID(                              DELETE_RESPONSE,              "reference-id",                     "[2] optional",             OCTETS),
    DELETE_RESPONSE_DELETE_OPERATION_STATUS(                   DELETE_RESPONSE,              "delete-operation-status",          "[0]",                      INTEGER),
    DELETE_RESPONSE_DELETE_LIST_STATUSES(                      DELETE_RESPONSE,              "delete-list-statuses",             "[1] optional",             LIST_STATUSES),
    DELETE_RESPONSE_NUMBER_NOT_DELETED(                        DELETE_RESPONSE,              "number-not-deleted",               "[34] optional",            INTEGER),
    DELETE_RESPONSE_BULK_STATUSES(                             DELETE_RESPONSE,              "bulk-statuses",                    "[35] optional",            LIST_STATUSES),
    DELETE_RESPONSE_DELETE_MESSAGE(                            DELETE_RESPONSE,              "delete-message",                   "[36] optional",            TEXT),
    DELETE_RESPONSE_OTHER_INFORMATION(                         DELETE_RESPONSE,              "other-information",                "[201] optional",           OTHER_INFORMATION),

    ACCESS_CONTROL_REFERENCE_ID(                               ACCESS_CONTROL,               "reference-id",                     "[2] optional",             OCTETS),
    ACCESS_CONTROL_SECURITY_CHALLENGE(                         ACCESS_CONTROL,               "security-challenge",               "",                         SECURITY_CHALLENGE),
    ACCESS_CONTROL_OTHER_INFORMATION(                          ACCESS_CONTROL,               "other-information",                "[201] optional",           OTHER_INFORMATION),

    ACCESS_CONTROL_RESPONSE_REFERENCE_ID(                      ACCESS_CONTROL_RESPONSE,      "reference-id",                     "[2] optional",             OCTETS),
    ACCESS_CONTROL_RESPONSE_SECURITY_CHALLENGE_RESPONSE(       ACCESS_CONTROL_RESPONSE,      "security-challenge-response",      "optional",                 SECURITY_CHALLENGE_RESPONSE),
    ACCESS_CONTROL_RESPONSE_DIAGNOSTIC(                        ACCESS_CONTROL_RESPONSE,      "diagnostic",                       "[223] explicit optional",  DIAGNOSTIC),
    ACCESS_CONTROL_RESPONSE_OTHER_INFORMATION(                 ACCESS_CONTROL_RESPONSE,      "other-information",                "[201] optional",           OTHER_INFORMATION),

    RESOURCE_CONTROL_REFERENCE_ID(                             RESOURCE_CONTROL,             "reference-id",                     "[2] optional",             OCTETS),
    RESOURCE_CONTROL_SUSPENDED_FLAG(                           RESOURCE_CONTROL,             "suspended-flag",                   "[39] optional",            BOOLEAN),
    RESOURCE_CONTROL_RESOURCE_REPORT(                          RESOURCE_CONTROL,             "resource-report",                  "[40] explicit optional",   EXTERNAL),
    RESOURCE_CONTROL_PARTIAL_RESULTS_AVAILABLE(                RESOURCE_CONTROL,             "partial-results-available",        "[41] optional",            INTEGER),
    RESOURCE_CONTROL_RESPONSE_REQUIRED(                        RESOURCE_CONTROL,             "response-required",                "[42]",                     BOOLEAN),
    RESOURCE_CONTROL_TRIGGERED_REQUEST_FLAG(                   RESOURCE_CONTROL,             "triggered-request-flag",           "[43] optional",            BOOLEAN),
    RESOURCE_CONTROL_OTHER_INFORMATION(                        RESOURCE_CONTROL,             "other-information",                "[201] optional",           OTHER_INFORMATION),

    RESOURCE_CONTROL_RESPONSE_REFERENCE_ID(                    RESOURCE_CONTROL_RESPONSE,    "reference-id",                     "[2] optional",             OCTETS),
    RESOURCE_CONTROL_RESPONSE_CONTINUE_FLAG(                   RESOURCE_CONTROL_RESPONSE,    "continue-flag",                    "[44]",                     BOOLEAN),
    RESOURCE_CONTROL_RESPONSE_RESULT_SET_WANTED(               RESOURCE_CONTROL_RESPONSE,    "result-set-wanted",                "[45] optional",            BOOLEAN),
    RESOURCE_CONTROL_RESPONSE_OTHER_INFORMATION(               RESOURCE_CONTROL_RESPONSE,    "other-information",                "[201] optional",           OTHER_INFORMATION),

    TRIGGER_RESOURCE_CONTROL_REFERENCE_ID(                     TRIGGER_RESOURCE_CONTROL,     "reference-id",                     "[2] optional",             OCTETS),
    TRIGGER_RESOURCE_CONTROL_REQUESTED_ACTION(                 TRIGGER_RESOURCE_CONTROL,     "requested-action",                 "[46]",                     INTEGER),
    TRIGGER_RESOURCE_CONTROL_PREFERRED_RESOURCE_REPORT_FORMAT( TRIGGER_RESOURCE_CONTROL,     "preferred-resource-report-format", "[47] optional",            OID),
    TRIGGER_RESOURCE_CONTROL_RESULT_SET_WANTED(                TRIGGER_RESOURCE_CONTROL,     "result-set-wanted",                "[48] optional",            BOOLEAN),
    TRIGGER_RESOURCE_CONTROL_OTHER_INFORMATION(                TRIGGER_RESOURCE_CONTROL,     "other-information",                "[201] optional",           OTHER_INFORMATION),

    RESOURCE_REPORT_REFERENCE_ID(                              RESOURCE_REPORT,              "reference-id",                     "[2] optional",             OCTETS),
    RESOURCE_REPORT_OPERATION_ID(                              RESOURCE_REPORT,              "operation-id",                     "[210] optional",           OCTETS),
    RESOURCE_REPORT_PREFERRED_RESOURCE_REPORT_FORMAT(          RESOURCE_REPORT,              "preferred-resource-report-format", "[49] optional",            OID),
    RESOURCE_REPORT_OTHER_INFORMATION(                         RESOURCE_REPORT,              "other-information",                "[201] optional",           OTHER_INFORMATION),

    RESOURCE_REPORT_RESPONSE_REFERENCE_ID(                     RESOURCE_REPORT_RESPONSE,     "reference-id",                     "[2] optional",             OCTETS),
    RESOURCE_REPORT_RESPONSE_RESOURCE_REPORT_STATUS(           RESOURCE_REPORT_RESPONSE,     "resource-report-status",           "[50]",                     INTEGER),
    RESOURCE_REPORT_RESPONSE_RESOURCE_REPORT(                  RESOURCE_REPORT_RESPONSE,     "resource-report",                  "[51] explicit optional",   EXTERNAL),
    RESOURCE_REPORT_RESPONSE_OTHER_INFORMATION(                RESOURCE_REPORT_RESPONSE,     "other-information",                "[201] optional",           OTHER_INFORMATION),

    SCAN_REFERENCE_ID(                                         SCAN,                         "reference-id",                     "[2] optional",             OCTETS),
    SCAN_DATABASE_NAMES(                                       SCAN,                         "database-names",                   "[3]",                      DATABASE_NAMES),
    SCAN_ATTRIBUTE_SET(                                        SCAN,                         "attribute-set",                    "optional",                 OID),
    SCAN_TERM_LIST_AND_START_POINT(                            SCAN,                         "term-list-and-start-point",        "[102]",                    ATTRIBUTES_PLUS_TERM),
    SCAN_STEP_SIZE(                                            SCAN,                         "step-size",                        "[5] optional",             INTEGER),
    SCAN_NUMBER_OF_TERMS_REQUESTED(                            SCAN,                         "number-of-terms-requested",        "[6]",                      INTEGER),
    SCAN_PREFERRED_POSITION_IN_RESPONSE(                       SCAN,                         "preferred-position-in-response",   "[7] optional",             INTEGER),
    SCAN_OTHER_INFORMATION(                                    SCAN,                         "other-information",                "[201] optional",           OTHER_INFORMATION),

    SCAN_RESPONSE_REFERENCE_ID(                                SCAN_RESPONSE,                "reference-id",                     "[2] optional",             OCTETS),
    SCAN_RESPONSE_STEP_SIZE(                                   SCAN_RESPONSE,                "step-size",                        "[3] optional",             INTEGER),
    SCAN_RESPONSE_SCAN_STATUS(                                 SCAN_RESPONSE,                "scan-status",                      "[4]",                      INTEGER),
    SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED(                  SCAN_RESPONSE,                "number-of-entries-returned",       "[5]",                      INTEGER),
    SCAN_RESPONSE_POSITION_OF_TERM(                            SCAN_RESPONSE,                "position-of-term",                 "[6] optional",             INTEGER),
    SCAN_RESPONSE_ENTRIES(                                     SCAN_RESPONSE,                "entries",                          "[7] optional",             LIST_ENTRIES),
    SCAN_RESPONSE_ATTRIBUTE_SET(                               SCAN_RESPONSE,                "attribute-set",                    "[8] optional",             OID),
    SCAN_RESPONSE_OTHER_INFORMATION(                           SCAN_RESPONSE,                "other-information",                "[201] optional",           OTHER_INFORMATION),

    SORT_REFERENCE_ID(                                         SORT,                         "reference-id",                     "[2] optional",             OCTETS),
    SORT_INPUT_RESULT_SET_NAMES(                               SORT,                         "input-result-set-names",           "[3]",                      TEXTS),
    SORT_SORTED_RESULT_SET_NAME(                               SORT,                         "sorted-result-set-name",           "[4]",                      TEXT),
    SORT_SORT_SEQUENCE(                                        SORT,                         "sort-sequence",                    "[5]",                      SORT_KEYS),
    SORT_OTHER_INFORMATION(                                    SORT,                         "other-information",                "[201] optional",           OTHER_INFORMATION),

    SORT_RESPONSE_REFERENCE_ID(                                SORT_RESPONSE,                "reference-id",                     "[2] optional",             OCTETS),
    SORT_RESPONSE_SORT_STATUS(                                 SORT_RESPONSE,                "sort-status",                      "[3]",                      INTEGER),
    SORT_RESPONSE_RESULT_SET_STATUS(                           SORT_RESPONSE,                "result-set-status",                "[4] optional",             INTEGER),
    SORT_RESPONSE_DIAGNOSTICS(                                 SORT_RESPONSE,                "diagnostics",                      "[5] optional",             DIAGNOSTICS),
    SORT_RESPONSE_RESULT_COUNT(                                SORT_RESPONSE,                "result-count",                     "[6] optional",             INTEGER),
    SORT_RESPONSE_OTHER_INFORMATION(                           SORT_RESPONSE,                "other-information",                "[201] optional",           OTHER_INFORMATION),

    EXTENDED_SERVICES_REFERENCE_ID(                            EXTENDED_SERVICES,            "reference-id",                     "[2] optional",             OCTETS),
    EXTENDED_SERVICES_FUNCTION(                                EXTENDED_SERVICES,            "function",                         "[3]",                      INTEGER),
    EXTENDED_SERVICES_PACKAGE_TYPE(                            EXTENDED_SERVICES,            "package-type",                     "[4]",                      OID),
    EXTENDED_SERVICES_PACKAGE_NAME(                            EXTENDED_SERVICES,            "package-name",                     "[5] optional",             TEXT),
    EXTENDED_SERVICES_USER_ID(                                 EXTENDED_SERVICES,            "user-id",                          "[6] optional",             TEXT),
    EXTENDED_SERVICES_RETENTION_TIME(                          EXTENDED_SERVICES,            "retention-time",                   "[7] optional",             INTEGER_AND_UNIT),
    EXTENDED_SERVICES_PERMISSIONS(                             EXTENDED_SERVICES,            "permissions",                      "[8] optional",             PERMISSIONS),
    EXTENDED_SERVICES_DESCRIPTION(                             EXTENDED_SERVICES,            "description",                      "[9] optional",             TEXT),
    EXTENDED_SERVICES_TASK_SPECIFIC_PARAMETERS(                EXTENDED_SERVICES,            "task-specific-parameters",         "[10] optional",            EXTERNAL),
    EXTENDED_SERVICES_WAIT_ACTION(                             EXTENDED_SERVICES,            "wait-action",                      "[11]",                     INTEGER),
    EXTENDED_SERVICES_ELEMENTS(                                EXTENDED_SERVICES,            "elements",                         "[103] optional",           TEXT),
    EXTENDED_SERVICES_OTHER_INFORMATION(                       EXTENDED_SERVICES,            "other-information",                "[201] optional",           OTHER_INFORMATION),

    EXTENDED_SERVICES_RESPONSE_REFERENCE_ID(                   EXTENDED_SERVICES_RESPONSE,   "reference-id",                     "[2] optional",             OCTETS),
    EXTENDED_SERVICES_RESPONSE_OPERATION_STATUS(               EXTENDED_SERVICES_RESPONSE,   "operation-status",                 "[3]",                      INTEGER),
    EXTENDED_SERVICES_RESPONSE_DIAGNOSTICS(                    EXTENDED_SERVICES_RESPONSE,   "diagnostics",                      "[4] optional",             DIAGNOSTICS),
    EXTENDED_SERVICES_RESPONSE_TASK_PACKAGE(                   EXTENDED_SERVICES_RESPONSE,   "task-package",                     "[5] optional",             EXTERNAL),
    EXTENDED_SERVICES_RESPONSE_OTHER_INFORMATION(              EXTENDED_SERVICES_RESPONSE,   "other-information",                "[201] optional",           OTHER_INFORMATION),

    CLOSE_REFERENCE_ID(                                        CLOSE,                        "reference-id",                     "[2] optional",             OCTETS),
    CLOSE_CLOSE_REASON(                                        CLOSE,                        "close-reason",                     "[211]",                    INTEGER),
    CLOSE_DIAGNOSTIC_INFORMATION(                              CLOSE,                        "diagnostic-information",           "[3] optional",             TEXT),
    CLOSE_RESOURCE_REPORT_FORMAT(                              CLOSE,                        "resource-report-format",           "[4] optional",             OID),
    CLOSE_RESOURCE_REPORT(                                     CLOSE,                        "resource-report",                  "[5] explicit optional",    EXTERNAL),
    CLOSE_OTHER_INFORMATION(                                   CLOSE,                        "other-information",                "[201] optional",           OTHER_INFORMATION),

    DUPLICATE_DETECTION_REFERENCE_ID(                          DUPLICATE_DETECTION,          "reference-id",                     "[2] optional",             OCTETS),
    DUPLICATE_DETECTION_INPUT_RESULT_SET_IDS(                  DUPLICATE_DETECTION,          "input-result-set-ids",             "[3]",                      TEXTS),
    DUPLICATE_DETECTION_OUTPUT_RESULT_SET_NAME(                DUPLICATE_DETECTION,          "output-result-set-name",           "[4]",                      TEXT),
    DUPLICATE_DETECTION_APPLICABLE_PORTION_OF_RECORD(          DUPLICATE_DETECTION,          "applicable-portion-of-record",     "[5] optional",             EXTERNAL),
    DUPLICATE_DETECTION_DUPLICATE_DETECTION_CRITERIA(          DUPLICATE_DETECTION,          "duplicate-detection-criteria",     "[6] optional",             DUPLICATE_CRITERIA),
    DUPLICATE_DETECTION_CLUSTERING(                            DUPLICATE_DETECTION,          "clustering",                       "[7] optional",             BOOLEAN),
    DUPLICATE_DETECTION_RETENTION_CRITERIA(                    DUPLICATE_DETECTION,          "retention-criteria",               "[8]",                      RETENTION_CRITERIA),
    DUPLICATE_DETECTION_SORT_CRITERIA(                         DUPLICATE_DETECTION,          "sort-criteria",                    "[9] optional",             SORT_CRITERIA),
    DUPLICATE_DETECTION_OTHER_INFORMATION(                     DUPLICATE_DETECTION,          "other-information",                "[201] optional",           OTHER_INFORMATION),

    DUPLICATE_DETECTION_RESPONSE_REFERENCE_ID(                 DUPLICATE_DETECTION_RESPONSE, "reference-id",                     "[2] optional",             OCTETS),
    DUPLICATE_DETECTION_RESPONSE_STATUS(                       DUPLICATE_DETECTION_RESPONSE, "status",                           "[3]",                      INTEGER),
    DUPLICATE_DETECTION_RESPONSE_RESULT_SET_COUNT(             DUPLICATE_DETECTION_RESPONSE, "result-set-count",                 "[4] optional",             INTEGER),
    DUPLICATE_DETECTION_RESPONSE_DIAGNOSTICS(                  DUPLICATE_DETECTION_RESPONSE, "diagnostics",                      "[5] optional",             DIAGNOSTICS),
    DUPLICATE_DETECTION_RESPONSE_OTHER_INFORMATION(            DUPLICATE_DETECTION_RESPONSE, "other-information",                "[201] optional",           OTHER_INFORMATION),

    RECORD_COMPOSITION_SIMPLE(                                 RECORD_COMPOSITION,           "simple",                           "[19] explicit",            ELEMENT_SET_NAMES),
    RECORD_COMPOSITION_COMPLEX(                                RECORD_COMPOSITION,           "complex",                          "[209]",                    COMPOSITION),
    SECURITY_CHALLENGE_SIMPLE_FORM(                            SECURITY_CHALLENGE,           "simple-form",                      "[37]",                     OCTETS),
    SECURITY_CHALLENGE_EXTERNALLY_DEFINED(                     SECURITY_CHALLENGE,           "externally-defined",               "[0] explicit",             EXTERNAL),
    SECURITY_CHALLENGE_RESPONSE_SIMPLE_FORM(                   SECURITY_CHALLENGE_RESPONSE,  "simple-form",                      "[38]",                     OCTETS),
    SECURITY_CHALLENGE_RESPONSE_EXTERNALLY_DEFINED(            SECURITY_CHALLENGE_RESPONSE,  "externally-defined",               "[0] explicit",             EXTERNAL),
    ID_AUTHENTICATION_OPEN(                                    ID_AUTHENTICATION,            "open",                             "",                         VISIBLE_TEXT),
    ID_AUTHENTICATION_ID_PASS(                                 ID_AUTHENTICATION,            "id-pass",                          "",                         ID_PASS),
    ID_AUTHENTICATION_ANONYMOUS(                               ID_AUTHENTICATION,            "anonymous",                        "",                         NULL),
    ID_AUTHENTICATION_OTHER(                                   ID_AUTHENTICATION,            "other",                            "",                         EXTERNAL),
    ID_PASS_GROUP_ID(                                          ID_PASS,                      "group-id",                         "[0] optional",             TEXT),
    ID_PASS_USER_ID(                                           ID_PASS,                      "user-id",                          "[1] optional",             TEXT),
    ID_PASS_PASSWORD(                                          ID_PASS,                      "password",                         "[2] optional",             TEXT),
    QUERY_TYPE_0(                                              QUERY,                        "type-0",                           "[0] explicit",             OPAQUE),
    QUERY_TYPE_1(                                              QUERY,                        "type-1",                           "[1]",                      RPN_QUERY),
    QUERY_TYPE_2(                                              QUERY,                        "type-2",                           "[2] explicit",             OCTETS),
    QUERY_TYPE_100(                                            QUERY,                        "type-100",                         "[100] explicit",           OCTETS),
    QUERY_TYPE_101(                                            QUERY,                        "type-101",                         "[101]",                    RPN_QUERY),
    QUERY_TYPE_102(                                            QUERY,                        "type-102",                         "[102] explicit",           OCTETS),
    QUERY_TYPE_104(                                            QUERY,                        "type-104",                         "[104]",                    EXTERNAL),
    RPN_QUERY_ATTRIBUTE_SET(                                   RPN_QUERY,                    "attribute-set",                    "",                         OID),
    RPN_QUERY_RPN(                                             RPN_QUERY,                    "rpn",                              "",                         RPN_STRUCTURE),
    RPN_STRUCTURE_OPERAND(                                     RPN_STRUCTURE,                "operand",                          "[0] explicit",             OPERAND),
    RPN_STRUCTURE_OPERATION(                                   RPN_STRUCTURE,                "operation",                        "[1]",                      RPN_OPERATION),
    RPN_OPERATION_LEFT(                                        RPN_OPERATION,                "left",                             "",                         RPN_STRUCTURE),
    RPN_OPERATION_RIGHT(                                       RPN_OPERATION,                "right",                            "",                         RPN_STRUCTURE),
    RPN_OPERATION_OPERATOR(                                    RPN_OPERATION,                "operator",                         "[46] explicit",            OPERATOR),
    OPERAND_ATTRIBUTES_PLUS_TERM(                              OPERAND,                      "attributes-plus-term",             "[102]",                    ATTRIBUTES_PLUS_TERM),
    OPERAND_RESULT_SET(                                        OPERAND,                      "result-set",                       "[31]",                     RESULT_SET_ID),
    OPERAND_RESULT_SET_PLUS_ATTRIBUTES(                        OPERAND,                      "result-set-plus-attributes",       "[214]",                    RESULT_SET_PLUS_ATTRIBUTES),
    ATTRIBUTES_PLUS_TERM_ATTRIBUTES(                           ATTRIBUTES_PLUS_TERM,         "attributes",                       "[44]",                     ATTRIBUTES),
    ATTRIBUTES_PLUS_TERM_TERM(                                 ATTRIBUTES_PLUS_TERM,         "term",                             "",                         TERM),
    RESULT_SET_PLUS_ATTRIBUTES_RESULT_SET(                     RESULT_SET_PLUS_ATTRIBUTES,   "result-set",                       "[31]",                     RESULT_SET_ID),
    RESULT_SET_PLUS_ATTRIBUTES_ATTRIBUTES(                     RESULT_SET_PLUS_ATTRIBUTES,   "attributes",                       "[44]",                     ATTRIBUTES),
    ATTRIBUTE_ATTRIBUTE_SET(                                   ATTRIBUTE,                    "attribute-set",                    "[1] optional",             OID),
    ATTRIBUTE_ATTRIBUTE_TYPE(                                  ATTRIBUTE,                    "attribute-type",                   "[120]",                    INTEGER),
    ATTRIBUTE_ATTRIBUTE_VALUE(                                 ATTRIBUTE,                    "attribute-value",                  "",                         ATTRIBUTE_VALUE),
    ATTRIBUTE_VALUE_NUMERIC(                                   ATTRIBUTE_VALUE,              "numeric",                          "[121]",                    INTEGER),
    ATTRIBUTE_VALUE_COMPLEX(                                   ATTRIBUTE_VALUE,              "complex",                          "[224]",                    COMPLEX_ATTRIBUTE),
    COMPLEX_ATTRIBUTE_LIST(                                    COMPLEX_ATTRIBUTE,            "list",                             "[1]",                      STRINGS_OR_NUMBERS),
    COMPLEX_ATTRIBUTE_SEMANTIC_ACTION(                         COMPLEX_ATTRIBUTE,            "semantic-action",                  "[2] optional",             INTEGERS),
    TERM_GENERAL(                                              TERM,                         "general",                          "[45]",                     OCTETS),
    TERM_NUMERIC(                                              TERM,                         "numeric",                          "[215]",                    INTEGER),
    TERM_CHARACTER_STRING(                                     TERM,                         "character-string",                 "[216]",                    TEXT),
    TERM_OID(                                                  TERM,                         "oid",                              "[217]",                    OID),
    TERM_DATE_TIME(                                            TERM,                         "date-time",                        "[218]",                    TIME),
    TERM_EXTERNAL(                                             TERM,                         "external",                         "[219]",                    EXTERNAL),
    TERM_INTEGER_AND_UNIT(                                     TERM,                         "integer-and-unit",                 "[220]",                    INTEGER_AND_UNIT),
    TERM_NULL(                                                 TERM,                         "null",                             "[221]",                    NULL),
    OPERATOR_AND(                                              OPERATOR,                     "and",                              "[0]",                      NULL),
    OPERATOR_OR(                                               OPERATOR,                     "or",                               "[1]",                      NULL),
    OPERATOR_AND_NOT(                                          OPERATOR,                     "and-not",                          "[2]",                      NULL),
    OPERATOR_PROX(                                             OPERATOR,                     "prox",                             "[3]",                      PROXIMITY),
    PROXIMITY_EXCLUSION(                                       PROXIMITY,                    "exclusion",                        "[1] optional",             BOOLEAN),
    PROXIMITY_DISTANCE(                                        PROXIMITY,                    "distance",                         "[2]",                      INTEGER),
    PROXIMITY_ORDERED(                                         PROXIMITY,                    "ordered",                          "[3]",                      BOOLEAN),
    PROXIMITY_RELATION_TYPE(                                   PROXIMITY,                    "relation-type",                    "[4]",                      INTEGER),
    PROXIMITY_PROXIMITY_UNIT_CODE(                             PROXIMITY,                    "proximity-unit-code",              "[5] explicit",             PROXIMITY_UNIT),
    PROXIMITY_UNIT_KNOWN(                                      PROXIMITY_UNIT,               "known",                            "[1]",                      INTEGER),
    PROXIMITY_UNIT_PRIVATE(                                    PROXIMITY_UNIT,               "private",                          "[2]",                      INTEGER),
    ELEMENT_SET_NAMES_GENERIC_ELEMENT_SET_NAME(                ELEMENT_SET_NAMES,            "generic-element-set-name",         "[0]",                      TEXT),
    ELEMENT_SET_NAMES_DATABASE_SPECIFIC(                       ELEMENT_SET_NAMES,            "database-specific",                "[1]",                      DATABASE_ELEMENT_SETS),
    DATABASE_ELEMENT_SET_DATABASE_NAME(                        DATABASE_ELEMENT_SET,         "database-name",                    "[105]",                    DATABASE_NAME),
    DATABASE_ELEMENT_SET_ELEMENT_SET_NAME(                     DATABASE_ELEMENT_SET,         "element-set-name",                 "[103]",                    TEXT),
    COMPOSITION_SELECT_ALTERNATIVE_SYNTAX(                     COMPOSITION,                  "select-alternative-syntax",        "[1]",                      BOOLEAN),
    COMPOSITION_GENERIC(                                       COMPOSITION,                  "generic",                          "[2] optional",             SPECIFICATION),
    COMPOSITION_DATABASE_SPECIFIC(                             COMPOSITION,                  "database-specific",                "[3] optional",             DATABASE_SPECIFICATIONS),
    COMPOSITION_RECORD_SYNTAX(                                 COMPOSITION,                  "record-syntax",                    "[4] optional",             OIDS),
    DATABASE_SPECIFICATION_DATABASE_NAME(                      DATABASE_SPECIFICATION,       "database-name",                    "[1] explicit",             DATABASE_NAME),
    DATABASE_SPECIFICATION_SPECIFICATION(                      DATABASE_SPECIFICATION,       "specification",                    "[2]",                      SPECIFICATION),
    SPECIFICATION_SCHEMA(                                      SPECIFICATION,                "schema",                           "optional",                 RECORD_SCHEMA),
    SPECIFICATION_ELEMENT_SPECIFICATION(                       SPECIFICATION,                "element-specification",            "[2] explicit optional",    ELEMENT_SPECIFICATION),
    RECORD_SCHEMA_OID(                                         RECORD_SCHEMA,                "oid",                              "[1]",                      OID),
    RECORD_SCHEMA_URI(                                         RECORD_SCHEMA,                "uri",                              "[300]",                    TEXT),
    ELEMENT_SPECIFICATION_ELEMENT_SET_NAME(                    ELEMENT_SPECIFICATION,        "element-set-name",                 "[1]",                      TEXT),
    ELEMENT_SPECIFICATION_EXTERNAL_SPECIFICATION(              ELEMENT_SPECIFICATION,        "external-specification",           "[2]",                      EXTERNAL),
    RECORDS_RESPONSE_RECORDS(                                  RECORDS,                      "response-records",                 "[28]",                     NAMED_RECORDS),
    RECORDS_NON_SURROGATE_DIAGNOSTIC(                          RECORDS,                      "non-surrogate-diagnostic",         "[130]",                    DEFAULT_DIAGNOSTIC),
    RECORDS_MULTIPLE_NON_SUR_DIAGNOSTICS(                      RECORDS,                      "multiple-non-sur-diagnostics",     "[205]",                    DIAGNOSTICS),
    NAMED_RECORD_NAME(                                         NAMED_RECORD,                 "name",                             "[0] optional",             DATABASE_NAME),
    NAMED_RECORD_RECORD(                                       NAMED_RECORD,                 "record",                           "[1] explicit",             RECORD),
    RECORD_RETRIEVAL_RECORD(                                   RECORD,                       "retrieval-record",                 "[1] explicit",             EXTERNAL),
    RECORD_SURROGATE_DIAGNOSTIC(                               RECORD,                       "surrogate-diagnostic",             "[2] explicit",             DIAGNOSTIC),
    RECORD_STARTING_FRAGMENT(                                  RECORD,                       "starting-fragment",                "[3] explicit",             OPAQUE),
    RECORD_INTERMEDIATE_FRAGMENT(                              RECORD,                       "intermediate-fragment",            "[4] explicit",             OPAQUE),
    RECORD_FINAL_FRAGMENT(                                     RECORD,                       "final-fragment",                   "[5] explicit",             OPAQUE),
    DIAGNOSTIC_DEFAULT_FORMAT(                                 DIAGNOSTIC,                   "default-format",                   "",                         DEFAULT_DIAGNOSTIC),
    DIAGNOSTIC_EXTERNALLY_DEFINED(                             DIAGNOSTIC,                   "externally-defined",               "",                         EXTERNAL),
    DEFAULT_DIAGNOSTIC_DIAGNOSTIC_SET_ID(                      DEFAULT_DIAGNOSTIC,           "diagnostic-set-id",                "",                         OID),
    DEFAULT_DIAGNOSTIC_CONDITION(                              DEFAULT_DIAGNOSTIC,           "condition",                        "",                         INTEGER),
    DEFAULT_DIAGNOSTIC_ADDITIONAL_INFORMATION(                 DEFAULT_DIAGNOSTIC,           "additional-information",           "",                         ADDITIONAL_INFORMATION),
    ADDITIONAL_INFORMATION_VERSION_2(                          ADDITIONAL_INFORMATION,       "version-2",                        "",                         VISIBLE_TEXT),
    ADDITIONAL_INFORMATION_VERSION_3(                          ADDITIONAL_INFORMATION,       "version-3",                        "",                         TEXT),
    LIST_ENTRIES_ENTRIES(                                      LIST_ENTRIES,                 "entries",                          "[1] optional",             SCAN_ENTRIES),
    LIST_ENTRIES_NONSURROGATE_DIAGNOSTICS(                     LIST_ENTRIES,                 "nonsurrogate-diagnostics",         "[2] optional",             DIAGNOSTICS),
    SCAN_ENTRY_TERM_INFO(                                      SCAN_ENTRY,                   "term-info",                        "[1]",                      TERM_INFO),
    SCAN_ENTRY_SURROGATE_DIAGNOSTIC(                           SCAN_ENTRY,                   "surrogate-diagnostic",             "[2] explicit",             DIAGNOSTIC),
    TERM_INFO_TERM(                                            TERM_INFO,                    "term",                             "",                         TERM),
    TERM_INFO_DISPLAY_TERM(                                    TERM_INFO,                    "display-term",                     "[0] optional",             TEXT),
    TERM_INFO_SUGGESTED_ATTRIBUTES(                            TERM_INFO,                    "suggested-attributes",             "[44] optional",            ATTRIBUTES),
    TERM_INFO_ALTERNATIVE_TERM(                                TERM_INFO,                    "alternative-term",                 "[4] optional",             ALTERNATIVE_TERMS),
    TERM_INFO_GLOBAL_OCCURRENCES(                              TERM_INFO,                    "global-occurrences",               "[2] optional",             INTEGER),
    TERM_INFO_BY_ATTRIBUTES(                                   TERM_INFO,                    "by-attributes",                    "[3] optional",             OPAQUE),
    TERM_INFO_OTHER_TERM_INFORMATION(                          TERM_INFO,                    "other-term-information",           "[201] optional",           OTHER_INFORMATION),
    SORT_KEY_SPECIFICATION_SORT_ELEMENT(                       SORT_KEY_SPECIFICATION,       "sort-element",                     "",                         SORT_ELEMENT),
    SORT_KEY_SPECIFICATION_SORT_RELATION(                      SORT_KEY_SPECIFICATION,       "sort-relation",                    "[1]",                      INTEGER),
    SORT_KEY_SPECIFICATION_CASE_SENSITIVITY(                   SORT_KEY_SPECIFICATION,       "case-sensitivity",                 "[2]",                      INTEGER),
    SORT_KEY_SPECIFICATION_MISSING_VALUE_ACTION(               SORT_KEY_SPECIFICATION,       "missing-value-action",             "[3] explicit optional",    MISSING_VALUE_ACTION),
    MISSING_VALUE_ACTION_ABORT(                                MISSING_VALUE_ACTION,         "abort",                            "[1]",                      NULL),
    MISSING_VALUE_ACTION_NULL(                                 MISSING_VALUE_ACTION,         "null",                             "[2]",                      NULL),
    MISSING_VALUE_ACTION_MISSING_VALUE_DATA(                   MISSING_VALUE_ACTION,         "missing-value-data",               "[3]",                      OCTETS),
    SORT_ELEMENT_GENERIC(                                      SORT_ELEMENT,                 "generic",                          "[1] explicit",             SORT_KEY),
    SORT_ELEMENT_DATABASE_SPECIFIC(                            SORT_ELEMENT,                 "database-specific",                "[2]",                      DATABASE_SORTS),
    DATABASE_SORT_DATABASE_NAME(                               DATABASE_SORT,                "database-name",                    "[105]",                    DATABASE_NAME),
    DATABASE_SORT_SORT_KEY(                                    DATABASE_SORT,                "sort-key",                         "",                         SORT_KEY),
    SORT_KEY_SORT_FIELD(                                       SORT_KEY,                     "sort-field",                       "[0]",                      TEXT),
    SORT_KEY_ELEMENT_SPECIFICATION(                            SORT_KEY,                     "element-specification",            "[1]",                      SPECIFICATION),
    SORT_KEY_SORT_ATTRIBUTES(                                  SORT_KEY,                     "sort-attributes",                  "[2]",                      SORT_ATTRIBUTES),
    SORT_ATTRIBUTES_ID(                                        SORT_ATTRIBUTES,              "id",                               "",                         OID),
    SORT_ATTRIBUTES_LIST(                                      SORT_ATTRIBUTES,              "list",                             "[44]",                     ATTRIBUTES),
    OTHER_UNIT_CATEGORY(                                       OTHER_UNIT,                   "category",                         "[1] optional",             INFO_CATEGORY),
    OTHER_UNIT_INFORMATION(                                    OTHER_UNIT,                   "information",                      "",                         INFORMATION),
    INFORMATION_CHARACTER_INFORMATION(                         INFORMATION,                  "character-information",            "[2]",                      TEXT),
    INFORMATION_BINARY_INFORMATION(                            INFORMATION,                  "binary-information",               "[3]",                      OCTETS),
    INFORMATION_EXTERNAL_INFORMATION(                          INFORMATION,                  "external-information",             "[4]",                      EXTERNAL),
    INFORMATION_OID(                                           INFORMATION,                  "oid",                              "[5]",                      OID),
    INFO_CATEGORY_CATEGORY_TYPE_ID(                            INFO_CATEGORY,                "category-type-id",                 "[1] optional",             OID),
    INFO_CATEGORY_CATEGORY_VALUE(                              INFO_CATEGORY,                "category-value",                   "[2]",                      INTEGER),
    INTEGER_AND_UNIT_VALUE(                                    INTEGER_AND_UNIT,             "value",                            "[1]",                      INTEGER),
    INTEGER_AND_UNIT_UNIT_USED(                                INTEGER_AND_UNIT,             "unit-used",                        "[2]",                      UNIT),
    UNIT_UNIT_SYSTEM(                                          UNIT,                         "unit-system",                      "[1] explicit optional",    TEXT),
    UNIT_UNIT_TYPE(                                            UNIT,                         "unit-type",                        "[2] explicit optional",    STRING_OR_NUMBER),
    UNIT_UNIT(                                                 UNIT,                         "unit",                             "[3] explicit optional",    STRING_OR_NUMBER),
    UNIT_SCALE_FACTOR(                                         UNIT,                         "scale-factor",                     "[4] optional",             INTEGER),
    PERMISSION_USER_ID(                                        PERMISSION,                   "user-id",                          "[1] optional",             TEXT),
    PERMISSION_ALLOWABLE_FUNCTIONS(                            PERMISSION,                   "allowable-functions",              "[2]",                      INTEGERS),
    OPAC_RECORD_BIBLIOGRAPHIC_RECORD(                          OPAC_RECORD,                  "bibliographic-record",             "[1] optional",             EXTERNAL),
    OPAC_RECORD_HOLDINGS_DATA(                                 OPAC_RECORD,                  "holdings-data",                    "[2] optional",             HOLDINGS),
    HOLDINGS_RECORD_MARC_HOLDINGS_RECORD(                      PartType.HOLDINGS_RECORD,     "marc-holdings-record",             "[1]",                      EXTERNAL),
    HOLDINGS_RECORD_HOLDINGS_AND_CIRCULATION(                  PartType.HOLDINGS_RECORD,     "holdings-and-circulation",         "[2]",                      HOLDINGS_AND_CIRCULATION),
    HOLDINGS_AND_CIRCULATION_TYPE_OF_RECORD(                   HOLDINGS_AND_CIRCULATION,     "type-of-record",                   "[1] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_ENCODING_LEVEL(                   HOLDINGS_AND_CIRCULATION,     "encoding-level",                   "[2] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_FORMAT(                           HOLDINGS_AND_CIRCULATION,     "format",                           "[3] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_ACQUISITION_STATUS(               HOLDINGS_AND_CIRCULATION,     "acquisition-status",               "[4] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_GENERAL_RETENTION(                HOLDINGS_AND_CIRCULATION,     "general-retention",                "[5] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_COMPLETENESS(                     HOLDINGS_AND_CIRCULATION,     "completeness",                     "[6] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_DATE_OF_REPORT(                   HOLDINGS_AND_CIRCULATION,     "date-of-report",                   "[7] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_NUC_CODE(                         HOLDINGS_AND_CIRCULATION,     "nuc-code",                         "[8] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_LOCAL_LOCATION(                   HOLDINGS_AND_CIRCULATION,     "local-location",                   "[9] optional",             TEXT),
    HOLDINGS_AND_CIRCULATION_SHELVING_LOCATION(                HOLDINGS_AND_CIRCULATION,     "shelving-location",                "[10] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_CALL_NUMBER(                      HOLDINGS_AND_CIRCULATION,     "call-number",                      "[11] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_SHELVING_DATA(                    HOLDINGS_AND_CIRCULATION,     "shelving-data",                    "[12] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_COPY_NUMBER(                      HOLDINGS_AND_CIRCULATION,     "copy-number",                      "[13] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_PUBLIC_NOTE(                      HOLDINGS_AND_CIRCULATION,     "public-note",                      "[14] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_REPRODUCTION_NOTE(                HOLDINGS_AND_CIRCULATION,     "reproduction-note",                "[15] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_TERMS_OF_USE(                     HOLDINGS_AND_CIRCULATION,     "terms-of-use",                     "[16] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_ENUMERATION_AND_CHRONOLOGY(       HOLDINGS_AND_CIRCULATION,     "enumeration-and-chronology",       "[17] optional",            TEXT),
    HOLDINGS_AND_CIRCULATION_VOLUMES(                          HOLDINGS_AND_CIRCULATION,     "volumes",                          "[18] optional",            VOLUMES),
    HOLDINGS_AND_CIRCULATION_CIRCULATION_DATA(                 HOLDINGS_AND_CIRCULATION,     "circulation-data",                 "[19] optional",            CIRCULATION_RECORDS),
    CIRCULATION_RECORD_AVAILABLE_NOW(                          CIRCULATION_RECORD,           "available-now",                    "[1]",                      BOOLEAN),
    CIRCULATION_RECORD_AVAILABILITY_DATE(                      CIRCULATION_RECORD,           "availability-date",                "[2] optional",             TEXT),
    CIRCULATION_RECORD_AVAILABLE_THROUGH(                      CIRCULATION_RECORD,           "available-through",                "[3] optional",             TEXT),
    CIRCULATION_RECORD_RESTRICTIONS(                           CIRCULATION_RECORD,           "restrictions",                     "[4] optional",             TEXT),
    CIRCULATION_RECORD_ITEM_ID(                                CIRCULATION_RECORD,           "item-id",                          "[5] optional",             TEXT),
    CIRCULATION_RECORD_RENEWABLE(                              CIRCULATION_RECORD,           "renewable",                        "[6]",                      BOOLEAN),
    CIRCULATION_RECORD_ON_HOLD(                                CIRCULATION_RECORD,           "on-hold",                          "[7]",                      BOOLEAN),
    CIRCULATION_RECORD_ENUMERATION_AND_CHRONOLOGY(             CIRCULATION_RECORD,           "enumeration-and-chronology",       "[8] optional",             TEXT),
    CIRCULATION_RECORD_MIDSPINE(                               CIRCULATION_RECORD,           "midspine",                         "[9] optional",             TEXT),
    CIRCULATION_RECORD_TEMPORARY_LOCATION(                     CIRCULATION_RECORD,           "temporary-location",               "[10] optional",            TEXT),
    CHARSET_ORIGIN_PROPOSED_CHARSETS(                          CHARSET_ORIGIN,               "proposed-charsets",                "[1] optional",             CHARSET_PROPOSALS),
    CHARSET_ORIGIN_PROPOSED_LANGUAGES(                         CHARSET_ORIGIN,               "proposed-languages",               "[2] optional",             TEXTS),
    CHARSET_ORIGIN_RECORDS_IN_SELECTED_CHARSETS(               CHARSET_ORIGIN,               "records-in-selected-charsets",     "[3] optional",             BOOLEAN),
    CHARSET_PROPOSAL_ISO2022(                                  CHARSET_PROPOSAL,             "iso2022",                          "[1] explicit",             OPAQUE),
    CHARSET_PROPOSAL_ISO10646(                                 CHARSET_PROPOSAL,             "iso10646",                         "[2]",                      ISO_10646),
    CHARSET_PROPOSAL_PRIVATE(                                  CHARSET_PROPOSAL,             "private",                          "[3] explicit",             PRIVATE_CHARSET),
    CHARSET_TARGET_SELECTED_CHARSETS(                          CHARSET_TARGET,               "selected-charsets",                "[1] explicit optional",    CHARSET_SELECTION),
    CHARSET_TARGET_SELECTED_LANGUAGE(                          CHARSET_TARGET,               "selected-language",                "[2] optional",             TEXT),
    CHARSET_TARGET_RECORDS_IN_SELECTED_CHARSETS(               CHARSET_TARGET,               "records-in-selected-charsets",     "[3] optional",             BOOLEAN),
    CHARSET_SELECTION_ISO2022(                                 CHARSET_SELECTION,            "iso2022",                          "[1] explicit",             OPAQUE),
    CHARSET_SELECTION_ISO10646(                                CHARSET_SELECTION,            "iso10646",                         "[2]",                      ISO_10646),
    CHARSET_SELECTION_PRIVATE(                                 CHARSET_SELECTION,            "private",                          "[3] explicit",             PRIVATE_CHARSET),
    CHARSET_SELECTION_NONE(                                    CHARSET_SELECTION,            "none",                             "[4]",                      NULL),
    TASK_PACKAGE_PACKAGE_TYPE(                                 TASK_PACKAGE,                 "package-type",                     "[1]",                      OID),
    TASK_PACKAGE_PACKAGE_NAME(                                 TASK_PACKAGE,                 "package-name",                     "[2] optional",             TEXT),
    TASK_PACKAGE_USER_ID(                                      TASK_PACKAGE,                 "user-id",                          "[3] optional",             TEXT),
    TASK_PACKAGE_RETENTION_TIME(                               TASK_PACKAGE,                 "retention-time",                   "[4] optional",             INTEGER_AND_UNIT),
    TASK_PACKAGE_PERMISSIONS(                                  TASK_PACKAGE,                 "permissions",                      "[5] optional",             PERMISSIONS),
    TASK_PACKAGE_DESCRIPTION(                                  TASK_PACKAGE,                 "description",                      "[6] optional",             TEXT),
    TASK_PACKAGE_TARGET_REFERENCE(                             TASK_PACKAGE,                 "target-reference",                 "[7] optional",             OCTETS),
    TASK_PACKAGE_CREATION_DATE_TIME(                           TASK_PACKAGE,                 "creation-date-time",               "[8] optional",             TIME),
    TASK_PACKAGE_TASK_STATUS(                                  TASK_PACKAGE,                 "task-status",                      "[9]",                      INTEGER),
    TASK_PACKAGE_PACKAGE_DIAGNOSTICS(                          TASK_PACKAGE,                 "package-diagnostics",              "[10] optional",            DIAGNOSTICS),
    TASK_PACKAGE_TASK_SPECIFIC_PARAMETERS(                     TASK_PACKAGE,                 "task-specific-parameters",         "[11]",                     EXTERNAL),
    ITEM_ORDER_REQUEST(                                        ITEM_ORDER,                   "request",                          "[1]",                      PartType.ITEM_ORDER_REQUEST),
    ITEM_ORDER_TASK_PACKAGE(                                   ITEM_ORDER,                   "task-package",                     "[2]",                      ITEM_ORDER_PACKAGE),
    ITEM_ORDER_REQUEST_TO_KEEP(                                PartType.ITEM_ORDER_REQUEST,  "to-keep",                          "[1] explicit optional",    PART_TO_KEEP),
    ITEM_ORDER_REQUEST_NOT_TO_KEEP(                            PartType.ITEM_ORDER_REQUEST,  "not-to-keep",                      "[2] explicit",             PART_NOT_TO_KEEP),
    ITEM_ORDER_PACKAGE_ORIGIN_PART(                            ITEM_ORDER_PACKAGE,           "origin-part",                      "[1] explicit optional",    PART_TO_KEEP),
    ITEM_ORDER_PACKAGE_TARGET_PART(                            ITEM_ORDER_PACKAGE,           "target-part",                      "[2] explicit",             TARGET_PART),
    PART_TO_KEEP_SUPPLEMENTARY_DESCRIPTION(                    PART_TO_KEEP,                 "supplementary-description",        "[1] optional",             EXTERNAL),
    PART_TO_KEEP_CONTACT(                                      PART_TO_KEEP,                 "contact",                          "[2] optional",             CONTACT),
    PART_TO_KEEP_ADDITIONAL_BILLING(                           PART_TO_KEEP,                 "additional-billing",               "[3] optional",             BILLING),
    CONTACT_NAME(                                              CONTACT,                      "name",                             "[1] optional",             TEXT),
    CONTACT_PHONE(                                             CONTACT,                      "phone",                            "[2] optional",             TEXT),
    CONTACT_EMAIL(                                             CONTACT,                      "email",                            "[3] optional",             TEXT),
    BILLING_PAYMENT_METHOD(                                    BILLING,                      "payment-method",                   "[1] explicit",             PAYMENT_METHOD),
    BILLING_CUSTOMER_REFERENCE(                                BILLING,                      "customer-reference",               "[2] optional",             TEXT),
    BILLING_CUSTOMER_PURCHASE_ORDER(                           BILLING,                      "customer-purchase-order",          "[3] optional",             TEXT),
    PAYMENT_METHOD_BILL_INVOICE(                               PAYMENT_METHOD,               "bill-invoice",                     "[0]",                      NULL),
    PAYMENT_METHOD_PREPAY(                                     PAYMENT_METHOD,               "prepay",                           "[1]",                      NULL),
    PAYMENT_METHOD_DEPOSIT_ACCOUNT(                            PAYMENT_METHOD,               "deposit-account",                  "[2]",                      NULL),
    PAYMENT_METHOD_CREDIT_CARD(                                PAYMENT_METHOD,               "credit-card",                      "[3]",                      CREDIT_CARD),
    PAYMENT_METHOD_CARD_INFO_PREVIOUSLY_SUPPLIED(              PAYMENT_METHOD,               "card-info-previously-supplied",    "[4]",                      NULL),
    PAYMENT_METHOD_PRIVATE_KNOWN(                              PAYMENT_METHOD,               "private-known",                    "[5]",                      NULL),
    PAYMENT_METHOD_PRIVATE_NOT_KNOWN(                          PAYMENT_METHOD,               "private-not-known",                "[6]",                      EXTERNAL),
    CREDIT_CARD_NAME_ON_CARD(                                  CREDIT_CARD,                  "name-on-card",                     "[1]",                      TEXT),
    CREDIT_CARD_EXPIRATION_DATE(                               CREDIT_CARD,                  "expiration-date",                  "[2]",                      TEXT),
    CREDIT_CARD_CARD_NUMBER(                                   CREDIT_CARD,                  "card-number",                      "[3]",                      TEXT),
    PART_NOT_TO_KEEP_RESULT_SET_ITEM(                          PART_NOT_TO_KEEP,             "result-set-item",                  "[1] optional",             RESULT_SET_ITEM),
    PART_NOT_TO_KEEP_ITEM_REQUEST(                             PART_NOT_TO_KEEP,             "item-request",                     "[2] optional",             EXTERNAL),
    RESULT_SET_ITEM_RESULT_SET_ID(                             RESULT_SET_ITEM,              "result-set-id",                    "[1]",                      TEXT),
    RESULT_SET_ITEM_ITEM(                                      RESULT_SET_ITEM,              "item",                             "[2]",                      INTEGER),
    TARGET_PART_ITEM_REQUEST(                                  TARGET_PART,                  "item-request",                     "[1] optional",             EXTERNAL),
    TARGET_PART_STATUS_OR_ERROR_REPORT(                        TARGET_PART,                  "status-or-error-report",           "[2] optional",             EXTERNAL),
    TARGET_PART_AUXILIARY_STATUS(                              TARGET_PART,                  "auxiliary-status",                 "[3] optional",             INTEGER),
    ILL_REQUEST_PROTOCOL_VERSION_NUM(                          ILL_REQUEST,                  "protocol-version-num",             "[0]",                      INTEGER),
    ILL_REQUEST_TRANSACTION_ID(                                ILL_REQUEST,                  "transaction-id",                   "[1]",                      TRANSACTION_ID),
    ILL_REQUEST_SERVICE_DATE_TIME(                             ILL_REQUEST,                  "service-date-time",                "[2]",                      OPAQUE),
    ILL_REQUEST_REQUESTER_ID(                                  ILL_REQUEST,                  "requester-id",                     "[3] optional",             SYSTEM_ID),
    ILL_REQUEST_RESPONDER_ID(                                  ILL_REQUEST,                  "responder-id",                     "[4] optional",             SYSTEM_ID),
    ILL_REQUEST_TRANSACTION_TYPE(                              ILL_REQUEST,                  "transaction-type",                 "[5] optional",             INTEGER),
    ILL_REQUEST_DELIVERY_ADDRESS(                              ILL_REQUEST,                  "delivery-address",                 "[6] optional",             DELIVERY_ADDRESS),
    ILL_REQUEST_DELIVERY_SERVICE(                              ILL_REQUEST,                  "delivery-service",                 "optional",                 OPAQUE),
    ILL_REQUEST_BILLING_ADDRESS(                               ILL_REQUEST,                  "billing-address",                  "[8] optional",             DELIVERY_ADDRESS),
    ILL_REQUEST_ILL_SERVICE_TYPE(                              ILL_REQUEST,                  "ill-service-type",                 "[9]",                      OPAQUE),
    ILL_REQUEST_RESPONDER_SPECIFIC_SERVICE(                    ILL_REQUEST,                  "responder-specific-service",       "[10] explicit optional",   EXTERNAL),
    ILL_REQUEST_REQUESTER_OPTIONAL_MESSAGES(                   ILL_REQUEST,                  "requester-optional-messages",      "[11]",                     OPAQUE),
    ILL_REQUEST_SEARCH_TYPE(                                   ILL_REQUEST,                  "search-type",                      "[12] optional",            OPAQUE),
    ILL_REQUEST_SUPPLY_MEDIUM_INFO_TYPE(                       ILL_REQUEST,                  "supply-medium-info-type",          "[13] optional",            OPAQUE),
    ILL_REQUEST_PLACE_ON_HOLD(                                 ILL_REQUEST,                  "place-on-hold",                    "[14] optional",            INTEGER),
    ILL_REQUEST_CLIENT_ID(                                     ILL_REQUEST,                  "client-id",                        "[15] optional",            CLIENT_ID),
    ILL_REQUEST_ITEM_ID(                                       ILL_REQUEST,                  "item-id",                          "[16]",                     OPAQUE),
    ILL_REQUEST_SUPPLEMENTAL_ITEM_DESCRIPTION(                 ILL_REQUEST,                  "supplemental-item-description",    "[17] optional",            OPAQUE),
    ILL_REQUEST_COST_INFO_TYPE(                                ILL_REQUEST,                  "cost-info-type",                   "[18] optional",            OPAQUE),
    ILL_REQUEST_COPYRIGHT_COMPLIANCE(                          ILL_REQUEST,                  "copyright-compliance",             "[19] explicit optional",   ILL_STRING),
    ILL_REQUEST_THIRD_PARTY_INFO_TYPE(                         ILL_REQUEST,                  "third-party-info-type",            "[20] optional",            OPAQUE),
    ILL_REQUEST_RETRY_FLAG(                                    ILL_REQUEST,                  "retry-flag",                       "[21] optional",            BOOLEAN),
    ILL_REQUEST_FORWARD_FLAG(                                  ILL_REQUEST,                  "forward-flag",                     "[22] optional",            BOOLEAN),
    ILL_REQUEST_REQUESTER_NOTE(                                ILL_REQUEST,                  "requester-note",                   "[46] explicit optional",   ILL_STRING),
    ILL_REQUEST_FORWARD_NOTE(                                  ILL_REQUEST,                  "forward-note",                     "[47] explicit optional",   ILL_STRING),
    ILL_REQUEST_ILL_REQUEST_EXTENSIONS(                        ILL_REQUEST,                  "ill-request-extensions",           "[49] optional",            OPAQUE),
    CLIENT_ID_CLIENT_NAME(                                     CLIENT_ID,                    "client-name",                      "[0] explicit optional",    ILL_STRING),
    CLIENT_ID_CLIENT_STATUS(                                   CLIENT_ID,                    "client-status",                    "[1] explicit optional",    ILL_STRING),
    CLIENT_ID_CLIENT_IDENTIFIER(                               CLIENT_ID,                    "client-identifier",                "[2] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_NAME_OF_PERSON_OR_INSTITUTION(              POSTAL_ADDRESS,               "name-of-person-or-institution",    "[0] explicit optional",    OPAQUE),
    POSTAL_ADDRESS_EXTENDED_POSTAL_DELIVERY_ADDRESS(           POSTAL_ADDRESS,               "extended-postal-delivery-address", "[1] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_STREET_AND_NUMBER(                          POSTAL_ADDRESS,               "street-and-number",                "[2] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_POST_OFFICE_BOX(                            POSTAL_ADDRESS,               "post-office-box",                  "[3] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_CITY(                                       POSTAL_ADDRESS,               "city",                             "[4] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_REGION(                                     POSTAL_ADDRESS,               "region",                           "[5] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_COUNTRY(                                    POSTAL_ADDRESS,               "country",                          "[6] explicit optional",    ILL_STRING),
    POSTAL_ADDRESS_POSTAL_CODE(                                POSTAL_ADDRESS,               "postal-code",                      "[7] explicit optional",    ILL_STRING),
    FACET_FIELD_ATTRIBUTES(                                    FACET_FIELD,                  "attributes",                       "[1]",                      ATTRIBUTES),
    FACET_FIELD_TERMS(                                         FACET_FIELD,                  "terms",                            "[2] optional",             FACET_TERMS),
    SEARCH_INFO_SUBQUERY_ID(                                   SEARCH_INFO,                  "subquery-id",                      "[1] optional",             TEXT),
    SEARCH_INFO_FULL_QUERY(                                    SEARCH_INFO,                  "full-query",                       "[2]",                      BOOLEAN),
    SEARCH_INFO_SUBQUERY_EXPRESSION(                           SEARCH_INFO,                  "subquery-expression",              "[3] explicit optional",    OPAQUE),
    SEARCH_INFO_SUBQUERY_INTERPRETATION(                       SEARCH_INFO,                  "subquery-interpretation",          "[4] explicit optional",    OPAQUE),
    SEARCH_INFO_SUBQUERY_RECOMMENDATION(                       SEARCH_INFO,                  "subquery-recommendation",          "[5] explicit optional",    OPAQUE),
    SEARCH_INFO_SUBQUERY_COUNT(                                SEARCH_INFO,                  "subquery-count",                   "[6] optional",             INTEGER),
    SEARCH_INFO_SUBQUERY_WEIGHT(                               SEARCH_INFO,                  "subquery-weight",                  "[7] optional",             INTEGER_AND_UNIT),
    SEARCH_INFO_RESULTS_BY_DATABASE(                           SEARCH_INFO,                  "results-by-database",              "[8] optional",             OPAQUE),
    OTHER_INFORMATION_UNIT(                                    OTHER_INFORMATION,            "unit",                             "",                         OTHER_UNIT),
    ATTRIBUTES_ATTRIBUTE(                                      ATTRIBUTES,                   "attribute",                        "",                         ATTRIBUTE),
    DATABASE_NAMES_NAME(                                       DATABASE_NAMES,               "name",                             "",                         DATABASE_NAME),
    RESULT_SET_IDS_ID(                                         RESULT_SET_IDS,               "id",                               "",                         RESULT_SET_ID),
    TEXTS_TEXT(                                                TEXTS,                        "text",                             "",                         TEXT),
    INTEGERS_INTEGER(                                          INTEGERS,                     "integer",                          "",                         INTEGER),
    OIDS_OID(                                                  OIDS,                         "oid",                              "",                         OID),
    NAMED_RECORDS_RECORD(                                      NAMED_RECORDS,                "record",                           "",                         NAMED_RECORD),
    DIAGNOSTICS_DIAGNOSTIC(                                    DIAGNOSTICS,                  "diagnostic",                       "",                         DIAGNOSTIC),
    SCAN_ENTRIES_ENTRY(                                        SCAN_ENTRIES,                 "entry",                            "",                         SCAN_ENTRY),
    ALTERNATIVE_TERMS_TERM(                                    ALTERNATIVE_TERMS,            "term",                             "[102]",                    ATTRIBUTES_PLUS_TERM),
    SORT_KEYS_KEY(                                             SORT_KEYS,                    "key",                              "",                         SORT_KEY_SPECIFICATION),
    STRINGS_OR_NUMBERS_VALUE(                                  STRINGS_OR_NUMBERS,           "value",                            "",                         STRING_OR_NUMBER),
    STRING_OR_NUMBER_STRING(                                   STRING_OR_NUMBER,             "string",                           "[1]",                      TEXT),
    STRING_OR_NUMBER_NUMBER(                                   STRING_OR_NUMBER,             "number",                           "[2]",                      INTEGER),
    PERMISSIONS_PERMISSION(                                    PERMISSIONS,                  "permission",                       "",                         PERMISSION),
    LIST_STATUSES_SET(                                         LIST_STATUSES,                "set",                              "",                         LIST_STATUS),
    LIST_STATUS_ID(                                            LIST_STATUS,                  "id",                               "",                         RESULT_SET_ID),
    LIST_STATUS_STATUS(                                        LIST_STATUS,                  "status",                           "[33]",                     INTEGER),
    RANGES_RANGE(                                              RANGES,                       "range",                            "",                         RANGE),
    RANGE_STARTING_POSITION(                                   RANGE,                        "starting-position",                "[1]",                      INTEGER),
    RANGE_NUMBER_OF_RECORDS(                                   RANGE,                        "number-of-records",                "[2]",                      INTEGER),
    DATABASE_ELEMENT_SETS_SET(                                 DATABASE_ELEMENT_SETS,        "set",                              "",                         DATABASE_ELEMENT_SET),
    DATABASE_SPECIFICATIONS_SPECIFICATION(                     DATABASE_SPECIFICATIONS,      "specification",                    "",                         DATABASE_SPECIFICATION),
    DATABASE_SORTS_SORT(                                       DATABASE_SORTS,               "sort",                             "",                         DATABASE_SORT),
    DUPLICATE_CRITERIA_CRITERION(                              DUPLICATE_CRITERIA,           "criterion",                        "",                         DUPLICATE_CRITERION),
    DUPLICATE_CRITERION_LEVEL_OF_MATCH(                        DUPLICATE_CRITERION,          "level-of-match",                   "[1]",                      INTEGER),
    DUPLICATE_CRITERION_CASE_SENSITIVE(                        DUPLICATE_CRITERION,          "case-sensitive",                   "[2]",                      NULL),
    DUPLICATE_CRITERION_PUNCTUATION_SENSITIVE(                 DUPLICATE_CRITERION,          "punctuation-sensitive",            "[3]",                      NULL),
    DUPLICATE_CRITERION_REGULAR_EXPRESSION(                    DUPLICATE_CRITERION,          "regular-expression",               "[4]",                      EXTERNAL),
    DUPLICATE_CRITERION_RESULT_SET_DUPLICATES(                 DUPLICATE_CRITERION,          "result-set-duplicates",            "[5]",                      NULL),
    RETENTION_CRITERIA_CRITERION(                              RETENTION_CRITERIA,           "criterion",                        "",                         RETENTION_CRITERION),
    RETENTION_CRITERION_NUMBER_OF_ENTRIES(                     RETENTION_CRITERION,          "number-of-entries",                "[1]",                      INTEGER),
    RETENTION_CRITERION_PERCENT_OF_ENTRIES(                    RETENTION_CRITERION,          "percent-of-entries",               "[2]",                      INTEGER),
    RETENTION_CRITERION_DUPLICATES_ONLY(                       RETENTION_CRITERION,          "duplicates-only",                  "[3]",                      NULL),
    RETENTION_CRITERION_DISCARD_DUPLICATES(                    RETENTION_CRITERION,          "discard-duplicates",               "[4]",                      NULL),
    SORT_CRITERIA_CRITERION(                                   SORT_CRITERIA,                "criterion",                        "",                         SORT_CRITERION),
    SORT_CRITERION_MOST_COMPREHENSIVE(                         SORT_CRITERION,               "most-comprehensive",               "[1]",                      NULL),
    SORT_CRITERION_LEAST_COMPREHENSIVE(                        SORT_CRITERION,               "least-comprehensive",              "[2]",                      NULL),
    SORT_CRITERION_MOST_RECENT(                                SORT_CRITERION,               "most-recent",                      "[3]",                      NULL),
    SORT_CRITERION_OLDEST(                                     SORT_CRITERION,               "oldest",                           "[4]",                      NULL),
    SORT_CRITERION_LEAST_COST(                                 SORT_CRITERION,               "least-cost",                       "[5]",                      NULL),
    SORT_CRITERION_PREFERRED_DATABASES(                        SORT_CRITERION,               "preferred-databases",              "[6]",                      TEXTS),
    EXTERNAL_DIRECT_REFERENCE(                                 EXTERNAL,                     "direct-reference",                 "optional",                 OID),
    EXTERNAL_INDIRECT_REFERENCE(                               EXTERNAL,                     "indirect-reference",               "optional",                 INTEGER),
    EXTERNAL_DESCRIPTOR(                                       EXTERNAL,                     "descriptor",                       "optional",                 DESCRIPTOR),
    EXTERNAL_ENCODING(                                         EXTERNAL,                     "encoding",                         "",                         ENCODING),
    ENCODING_SINGLE(                                           ENCODING,                     "single",                           "[0] explicit",             OPAQUE),
    ENCODING_OCTETS(                                           ENCODING,                     "octets",                           "[1]",                      OCTETS),
    ENCODING_ARBITRARY(                                        ENCODING,                     "arbitrary",                        "[2]",                      BITS),
    HOLDINGS_RECORD(                                           HOLDINGS,                     "record",                           "",                         PartType.HOLDINGS_RECORD),
    VOLUMES_VOLUME(                                            VOLUMES,                      "volume",                           "",                         VOLUME),
    VOLUME_ENUMERATION(                                        VOLUME,                       "enumeration",                      "[1] optional",             TEXT),
    VOLUME_CHRONOLOGY(                                         VOLUME,                       "chronology",                       "[2] optional",             TEXT),
    VOLUME_ENUMERATION_AND_CHRONOLOGY(                         VOLUME,                       "enumeration-and-chronology",       "[3] optional",             TEXT),
    CIRCULATION_RECORDS_RECORD(                                CIRCULATION_RECORDS,          "record",                           "",                         CIRCULATION_RECORD),
    CHARSET_NEGOTIATION_PROPOSAL(                              CHARSET_NEGOTIATION,          "proposal",                         "[1]",                      CHARSET_ORIGIN),
    CHARSET_NEGOTIATION_RESPONSE(                              CHARSET_NEGOTIATION,          "response",                         "[2]",                      CHARSET_TARGET),
    CHARSET_PROPOSALS_CHARSET(                                 CHARSET_PROPOSALS,            "charset",                          "",                         CHARSET_PROPOSAL),
    ISO_10646_COLLECTIONS(                                     ISO_10646,                    "collections",                      "[1] optional",             OID),
    ISO_10646_ENCODING_LEVEL(                                  ISO_10646,                    "encoding-level",                   "[2]",                      OID),
    PRIVATE_CHARSET_VIA_OID(                                   PRIVATE_CHARSET,              "via-oid",                          "[1]",                      OIDS),
    PRIVATE_CHARSET_EXTERNALLY_SPECIFIED(                      PRIVATE_CHARSET,              "externally-specified",             "[2]",                      EXTERNAL),
    PRIVATE_CHARSET_PREVIOUSLY_AGREED(                         PRIVATE_CHARSET,              "previously-agreed",                "[3]",                      NULL),
    DIAGNOSTIC_FORMAT_UNIT(                                    DIAGNOSTIC_FORMAT,            "unit",                             "",                         DIAGNOSTIC_UNIT),
    DIAGNOSTIC_UNIT_DIAGNOSTIC(                                DIAGNOSTIC_UNIT,              "diagnostic",                       "[1] explicit optional",    DIAGNOSTIC_CHOICE),
    DIAGNOSTIC_UNIT_MESSAGE(                                   DIAGNOSTIC_UNIT,              "message",                          "[2] optional",             TEXT),
    DIAGNOSTIC_CHOICE_DEFAULT(                                 DIAGNOSTIC_CHOICE,            "default",                          "[1]",                      DEFAULT_DIAGNOSTIC),
    DIAGNOSTIC_CHOICE_EXPLICIT(                                DIAGNOSTIC_CHOICE,            "explicit",                         "[2] explicit",             OPAQUE),
    FACETS_FIELD(                                              FACETS,                       "field",                            "",                         FACET_FIELD),
    FACET_TERMS_TERM(                                          FACET_TERMS,                  "term",                             "",                         FACET_TERM),
    FACET_TERM_TERM(                                           FACET_TERM,                   "term",                             "",                         TERM),
    FACET_TERM_COUNT(                                          FACET_TERM,                   "count",                            "",                         INTEGER),
    SEARCH_REPORT_UNIT(                                        SEARCH_REPORT,                "unit",                             "",                         SEARCH_INFO),
    ITEM_REQUEST_BODY_ILL_REQUEST(                             ITEM_REQUEST_BODY,            "ill-request",                      "[APPLICATION 1] explicit", ILL_REQUEST),
    ITEM_REQUEST_BODY_ITEM_REQUEST(                            ITEM_REQUEST_BODY,            "item-request",                     "",                         ILL_REQUEST),
    TRANSACTION_ID_INITIAL_REQUESTER(                          TRANSACTION_ID,               "initial-requester",                "[0] optional",             SYSTEM_ID),
    TRANSACTION_ID_GROUP_QUALIFIER(                            TRANSACTION_ID,               "group-qualifier",                  "[1] explicit",             ILL_STRING),
    TRANSACTION_ID_QUALIFIER(                                  TRANSACTION_ID,               "qualifier",                        "[2] explicit",             ILL_STRING),
    TRANSACTION_ID_SUB_QUALIFIER(                              TRANSACTION_ID,               "sub-qualifier",                    "[3] explicit optional",    ILL_STRING),
    SYSTEM_ID_SYMBOL(                                          SYSTEM_ID,                    "symbol",                           "[0] explicit optional",    OPAQUE),
    SYSTEM_ID_NAME(                                            SYSTEM_ID,                    "name",                             "[1] explicit optional",    OPAQUE),
    DELIVERY_ADDRESS_POSTAL_ADDRESS(                           DELIVERY_ADDRESS,             "postal-address",                   "[0] optional",             POSTAL_ADDRESS),
    DELIVERY_ADDRESS_ELECTRONIC_ADDRESS(                       DELIVERY_ADDRESS,             "electronic-address",               "[1] optional",             OPAQUE),
    ILL_STRING_TEXT(                                           ILL_STRING,                   "text",                             "",                         TEXT),
    ILL_STRING_EDIFACT(                                        ILL_STRING,                   "edifact",                          "",                         VISIBLE_TEXT);
    // spotless:on

    private static final Map<PartType, Parts> BY_HOLDER = new EnumMap<>(PartType.class);
    private static final Map<String, ApduPart> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(ApduPart::text, Function.identity()));

    static {
        for (PartType holder : PartType.values()) {
            List<ApduPart> parts =
                    Arrays.stream(values()).filter(part -> part.holder == holder).toList();
            long required = 0;
            for (int place = 0; place < parts.size(); place++) {
                ApduPart part = parts.get(place);
                part.place = place;
                required |= part.required ? 1L << place : 0;
            }
            BY_HOLDER.put(holder, new Parts(parts, required));
        }
        for (ApduPart part : values()) {
            part.beginnings = part.findBeginnings();
        }
        for (ApduPart part : values()) {
            part.ambiguous = part.hasEarlierNamesake();
        }
    }

    private final PartType holder;
    private final String text;
    private final int tag;
    private final boolean explicit;
    private final boolean required;
    private final PartType type;

    /** Where it stands among the parts of its holder, from 0. */
    private int place;

    /** The tags with which it can begin; more than one only for an untagged choice. */
    private int[] beginnings = {};

    /** Whether an earlier part of the same holder can begin in the same way. */
    private boolean ambiguous;

    ApduPart(PartType holder, String name, String tagging, PartType type) {
        this.holder = holder;
        this.text = holder.text() + "." + name;
        this.tag = tagging.startsWith("[") ? tag(tagging) : type.tag();
        this.explicit = tagging.contains("explicit");
        this.required = holder.form() == Form.SEQUENCE && !tagging.contains("optional");
        this.type = type;
    }

    /** The parts of one holder, and which of them have to be there: bit n for the one at n. */
    private record Parts(List<ApduPart> list, long required) {}

    /** Its name in policies and reports, such as {@code init.id-authentication}. */
    public String text() {
        return text;
    }

    /** The type that it is a part of. */
    public PartType holder() {
        return holder;
    }

    public PartType type() {
        return type;
    }

    /** Whether what holds it is broken without it, so that no policy can drop it. */
    public boolean isRequired() {
        return required;
    }

    /** Whether it has a wrapper with its tag, and inside that the tag of its type. */
    public boolean isExplicit() {
        return explicit;
    }

    /** Whether it has a tag; an untagged choice has those of its alternatives. */
    public boolean isTagged() {
        return tag != UNTAGGED;
    }

    /** The tag with which it begins, as {@link BerTag} makes it; meaningless if it has none. */
    public int tag() {
        return tag;
    }

    /** Whether an element with this tag is this part, or begins it. */
    public boolean begins(int withTag) {
        for (int beginning : beginnings) {
            if (beginning == withTag) {
                return true;
            }
        }
        return false;
    }

    /** Where it stands among the parts of its holder, from 0. */
    int place() {
        return place;
    }

    /** Which parts of a type have to be there: bit n is for the one at place n. */
    static long required(PartType holder) {
        return parts(holder).required();
    }

    /** The parts of a type in the order of the wire; the alternatives of a choice. */
    public static List<ApduPart> of(PartType holder) {
        return parts(holder).list();
    }

    /**
     * The part of a type that begins with this tag, the first of them where its place decides; null
     * where the type has none such.
     */
    public static @Nullable ApduPart of(PartType holder, int tag) {
        List<ApduPart> parts = of(holder);
        int at = position(parts, 0, tag);
        return at < 0 ? null : parts.get(at);
    }

    /**
     * Where among these parts the one stands that begins with this tag: at {@code from} or behind,
     * or else before; -1 where there is none. Two parts of a sort key, and both sides of an
     * operator in a query, have the same tag, so that only their order tells them apart.
     */
    static int position(List<ApduPart> parts, int from, int tag) {
        int behind = position(parts, from, parts.size(), tag);
        return behind >= 0 ? behind : position(parts, 0, from, tag);
    }

    private static Parts parts(PartType holder) {
        return Objects.requireNonNull(BY_HOLDER.get(holder), "the table is not made yet");
    }

    private static int position(List<ApduPart> parts, int from, int to, int tag) {
        for (int at = from; at < to; at++) {
            if (parts.get(at).begins(tag)) {
                return at;
            }
        }
        return -1;
    }

    /** The part with this name, such as {@code search.query}. */
    public static Optional<ApduPart> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /**
     * This part of an element of the type that holds it, without its wrapper if it has one: of a
     * choice, the alternative that is there. Null where it is missing.
     *
     * @throws MalformedBer if its wrapper holds not exactly one element
     */
    public @Nullable BerElement in(BerElement element) {
        BerElement found =
                beginnings.length == 1 && !ambiguous ? element.find(tag) : first(element);
        return found == null ? null : unwrapped(found);
    }

    /** An element that begins this part without the wrapper, if the part has one. */
    public BerElement unwrapped(BerElement wrapper) {
        if (!explicit) {
            return wrapper;
        }
        BerElement inner = wrapper.firstChild();
        if (inner == null || inner.next() != null) {
            throw new MalformedBer(MalformedBer.Fault.WRONG_CONTENT, wrapper.offset());
        }
        return inner;
    }

    private @Nullable BerElement first(BerElement element) {
        List<ApduPart> parts = of(holder);
        int from = 0;
        for (BerElement at = element.firstChild(); at != null; at = at.next()) {
            int position = ambiguous ? position(parts, from, at.tag()) : -1;
            if (ambiguous ? position >= 0 && parts.get(position) == this : begins(at.tag())) {
                return at;
            }
            from = Math.max(from, position + 1);
        }
        return null;
    }

    private boolean hasEarlierNamesake() {
        List<ApduPart> parts = of(holder);
        return holder.form() == Form.SEQUENCE
                && parts.subList(0, parts.indexOf(this)).stream()
                        .anyMatch(earlier -> Arrays.stream(beginnings).anyMatch(earlier::begins));
    }

    private int[] findBeginnings() {
        if (isTagged()) {
            return new int[] {tag};
        }
        List<Integer> tags = new ArrayList<>();
        for (ApduPart alternative : of(type)) {
            Arrays.stream(alternative.findBeginnings()).forEach(tags::add);
        }
        return tags.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int tag(String tagging) {
        String inner = tagging.substring(1, tagging.indexOf(']'));
        String number = inner.substring(inner.indexOf(' ') + 1);
        return BerTag.of(inner.length() > number.length() ? 1 : 2, Integer.parseInt(number));
    }
}
