package org.carrel.z3950;

import java.util.Locale;
import org.carrel.z3950.ber.BerTag;

/**
 * Every type that a part can have: what its contents are, and the tag that it brings along where a
 * part gives it none. The parts of each stand in {@link ApduPart}. Strings count as what they
 * carry, bytes, for their charset is the session's. Source: z3950.md §2 to §4.
 */
public enum PartType {
    // spotless:off
    INTEGER(                      Form.INTEGER, BerTag.INTEGER),
    BOOLEAN(                      Form.BOOLEAN, BerTag.BOOLEAN),
    NULL(                         Form.NULL, BerTag.NULL),
    OCTETS(                       Form.STRING, BerTag.OCTET_STRING),
    TEXT(                         Form.STRING, BerTag.GENERAL_STRING),
    VISIBLE_TEXT(                 Form.STRING, BerTag.VISIBLE_STRING),
    TIME(                         Form.STRING, BerTag.GENERALIZED_TIME),
    DESCRIPTOR(                   Form.STRING, BerTag.OBJECT_DESCRIPTOR),
    OID(                          Form.OID, BerTag.OBJECT_IDENTIFIER),
    BITS(                         Form.BITS, BerTag.BIT_STRING),
    DATABASE_NAME(                Form.STRING, BerTag.context(105)),
    RESULT_SET_ID(                Form.STRING, BerTag.context(31)),
    /** Of another protocol, or of no use to a gateway: nothing inside it has a name. */
    OPAQUE(                       Form.OPAQUE),

    // the bodies of the APDUs
    INIT(                         Form.SEQUENCE),
    INIT_RESPONSE(                Form.SEQUENCE),
    SEARCH(                       Form.SEQUENCE),
    SEARCH_RESPONSE(              Form.SEQUENCE),
    PRESENT(                      Form.SEQUENCE),
    PRESENT_RESPONSE(             Form.SEQUENCE),
    SEGMENT(                      Form.SEQUENCE),
    DELETE(                       Form.SEQUENCE),
    DELETE_RESPONSE(              Form.SEQUENCE),
    ACCESS_CONTROL(               Form.SEQUENCE),
    ACCESS_CONTROL_RESPONSE(      Form.SEQUENCE),
    RESOURCE_CONTROL(             Form.SEQUENCE),
    RESOURCE_CONTROL_RESPONSE(    Form.SEQUENCE),
    TRIGGER_RESOURCE_CONTROL(     Form.SEQUENCE),
    RESOURCE_REPORT(              Form.SEQUENCE),
    RESOURCE_REPORT_RESPONSE(     Form.SEQUENCE),
    SCAN(                         Form.SEQUENCE),
    SCAN_RESPONSE(                Form.SEQUENCE),
    SORT(                         Form.SEQUENCE),
    SORT_RESPONSE(                Form.SEQUENCE),
    EXTENDED_SERVICES(            Form.SEQUENCE),
    EXTENDED_SERVICES_RESPONSE(   Form.SEQUENCE),
    CLOSE(                        Form.SEQUENCE),
    DUPLICATE_DETECTION(          Form.SEQUENCE),
    DUPLICATE_DETECTION_RESPONSE( Form.SEQUENCE),

    // shared structures
    RECORD_COMPOSITION(           Form.CHOICE),
    SECURITY_CHALLENGE(           Form.CHOICE),
    SECURITY_CHALLENGE_RESPONSE(  Form.CHOICE),
    ID_AUTHENTICATION(            Form.CHOICE),
    ID_PASS(                      Form.SEQUENCE),
    QUERY(                        Form.CHOICE),
    RPN_QUERY(                    Form.SEQUENCE),
    RPN_STRUCTURE(                Form.CHOICE),
    RPN_OPERATION(                Form.SEQUENCE),
    OPERAND(                      Form.CHOICE),
    ATTRIBUTES_PLUS_TERM(         Form.SEQUENCE),
    RESULT_SET_PLUS_ATTRIBUTES(   Form.SEQUENCE),
    ATTRIBUTE(                    Form.SEQUENCE),
    ATTRIBUTE_VALUE(              Form.CHOICE),
    COMPLEX_ATTRIBUTE(            Form.SEQUENCE),
    TERM(                         Form.CHOICE),
    OPERATOR(                     Form.CHOICE),
    PROXIMITY(                    Form.SEQUENCE),
    PROXIMITY_UNIT(               Form.CHOICE),
    ELEMENT_SET_NAMES(            Form.CHOICE),
    DATABASE_ELEMENT_SET(         Form.SEQUENCE),
    COMPOSITION(                  Form.SEQUENCE),
    DATABASE_SPECIFICATION(       Form.SEQUENCE),
    SPECIFICATION(                Form.SEQUENCE),
    RECORD_SCHEMA(                Form.CHOICE),
    ELEMENT_SPECIFICATION(        Form.CHOICE),
    RECORDS(                      Form.CHOICE),
    NAMED_RECORD(                 Form.SEQUENCE),
    RECORD(                       Form.CHOICE),
    DIAGNOSTIC(                   Form.CHOICE),
    DEFAULT_DIAGNOSTIC(           Form.SEQUENCE),
    ADDITIONAL_INFORMATION(       Form.CHOICE),
    LIST_ENTRIES(                 Form.SEQUENCE),
    SCAN_ENTRY(                   Form.CHOICE),
    TERM_INFO(                    Form.SEQUENCE),
    SORT_KEY_SPECIFICATION(       Form.SEQUENCE),
    MISSING_VALUE_ACTION(         Form.CHOICE),
    SORT_ELEMENT(                 Form.CHOICE),
    DATABASE_SORT(                Form.SEQUENCE),
    SORT_KEY(                     Form.CHOICE),
    SORT_ATTRIBUTES(              Form.SEQUENCE),
    OTHER_UNIT(                   Form.SEQUENCE),
    INFORMATION(                  Form.CHOICE),
    INFO_CATEGORY(                Form.SEQUENCE),
    INTEGER_AND_UNIT(             Form.SEQUENCE),
    UNIT(                         Form.SEQUENCE),
    PERMISSION(                   Form.SEQUENCE),
    OPAC_RECORD(                  Form.SEQUENCE),
    HOLDINGS_RECORD(              Form.CHOICE),
    HOLDINGS_AND_CIRCULATION(     Form.SEQUENCE),
    CIRCULATION_RECORD(           Form.SEQUENCE),
    CHARSET_ORIGIN(               Form.SEQUENCE),
    CHARSET_PROPOSAL(             Form.CHOICE),
    CHARSET_TARGET(               Form.SEQUENCE),
    CHARSET_SELECTION(            Form.CHOICE),
    TASK_PACKAGE(                 Form.SEQUENCE),
    ITEM_ORDER(                   Form.CHOICE),
    ITEM_ORDER_REQUEST(           Form.SEQUENCE),
    ITEM_ORDER_PACKAGE(           Form.SEQUENCE),
    PART_TO_KEEP(                 Form.SEQUENCE),
    CONTACT(                      Form.SEQUENCE),
    BILLING(                      Form.SEQUENCE),
    PAYMENT_METHOD(               Form.CHOICE),
    CREDIT_CARD(                  Form.SEQUENCE),
    PART_NOT_TO_KEEP(             Form.SEQUENCE),
    RESULT_SET_ITEM(              Form.SEQUENCE),
    TARGET_PART(                  Form.SEQUENCE),
    ILL_REQUEST(                  Form.SEQUENCE),
    CLIENT_ID(                    Form.SEQUENCE),
    POSTAL_ADDRESS(               Form.SEQUENCE),
    FACET_FIELD(                  Form.SEQUENCE),
    SEARCH_INFO(                  Form.SEQUENCE),
    OTHER_INFORMATION(            Form.LIST, BerTag.context(201)),
    ATTRIBUTES(                   Form.LIST),
    DATABASE_NAMES(               Form.LIST),
    RESULT_SET_IDS(               Form.LIST),
    TEXTS(                        Form.LIST),
    INTEGERS(                     Form.LIST),
    OIDS(                         Form.LIST),
    NAMED_RECORDS(                Form.LIST),
    DIAGNOSTICS(                  Form.LIST),
    SCAN_ENTRIES(                 Form.LIST),
    ALTERNATIVE_TERMS(            Form.LIST),
    SORT_KEYS(                    Form.LIST),
    STRINGS_OR_NUMBERS(           Form.LIST),
    STRING_OR_NUMBER(             Form.CHOICE),
    PERMISSIONS(                  Form.LIST),
    LIST_STATUSES(                Form.LIST),
    LIST_STATUS(                  Form.SEQUENCE),
    RANGES(                       Form.LIST),
    RANGE(                        Form.SEQUENCE),
    DATABASE_ELEMENT_SETS(        Form.LIST),
    DATABASE_SPECIFICATIONS(      Form.LIST),
    DATABASE_SORTS(               Form.LIST),
    DUPLICATE_CRITERIA(           Form.LIST),
    DUPLICATE_CRITERION(          Form.CHOICE),
    RETENTION_CRITERIA(           Form.LIST),
    RETENTION_CRITERION(          Form.CHOICE),
    SORT_CRITERIA(                Form.LIST),
    SORT_CRITERION(               Form.CHOICE),
    EXTERNAL(                     Form.SEQUENCE, BerTag.EXTERNAL),
    ENCODING(                     Form.CHOICE),
    HOLDINGS(                     Form.LIST),
    VOLUMES(                      Form.LIST),
    VOLUME(                       Form.SEQUENCE),
    CIRCULATION_RECORDS(          Form.LIST),
    CHARSET_NEGOTIATION(          Form.CHOICE),
    CHARSET_PROPOSALS(            Form.LIST),
    ISO_10646(                    Form.SEQUENCE),
    PRIVATE_CHARSET(              Form.CHOICE),
    DIAGNOSTIC_FORMAT(            Form.LIST),
    DIAGNOSTIC_UNIT(              Form.SEQUENCE),
    DIAGNOSTIC_CHOICE(            Form.CHOICE),
    FACETS(                       Form.LIST),
    FACET_TERMS(                  Form.LIST),
    FACET_TERM(                   Form.SEQUENCE),
    SEARCH_REPORT(                Form.LIST),
    ITEM_REQUEST_BODY(            Form.CHOICE),
    TRANSACTION_ID(               Form.SEQUENCE),
    SYSTEM_ID(                    Form.SEQUENCE),
    DELIVERY_ADDRESS(             Form.SEQUENCE),
    ILL_STRING(                   Form.CHOICE);
    // spotless:on

    /** What the contents of a type are. */
    public enum Form {
        INTEGER,
        BOOLEAN,
        NULL,
        OID,
        BITS,
        STRING,
        SEQUENCE,
        /** Any number of one and the same part. */
        LIST,
        /** One of its parts, with that part's tag and none of its own. */
        CHOICE,
        OPAQUE
    }

    /** The tag of a type that has none. */
    static final int UNTAGGED = -1;

    private final Form form;
    private final int tag;
    private final String text;

    PartType(Form form) {
        this(form, form == Form.SEQUENCE || form == Form.LIST ? BerTag.SEQUENCE : UNTAGGED);
    }

    PartType(Form form, int tag) {
        this.form = form;
        this.tag = tag;
        this.text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in policies and reports, such as {@code init-response}. */
    public String text() {
        return text;
    }

    public Form form() {
        return form;
    }

    /** Whether its contents are bytes and not other elements. */
    public boolean isPrimitive() {
        return switch (form) {
            case INTEGER, BOOLEAN, NULL, OID, BITS, STRING -> true;
            case SEQUENCE, LIST, CHOICE, OPAQUE -> false;
        };
    }

    /** The tag that it brings along; {@link #UNTAGGED} for a choice or what is opaque. */
    int tag() {
        return tag;
    }
}
