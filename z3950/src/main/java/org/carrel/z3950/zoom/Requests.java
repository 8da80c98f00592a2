package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CharsetNegotiation;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.query.AttributeSet;
import org.carrel.z3950.query.CqlToRpn.SortKey;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryDiagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.QueryNode.Leaf;
import org.carrel.z3950.query.RpnAttributes;
import org.carrel.z3950.query.RpnWriter;
import org.carrel.z3950.query.TermCharset;

/**
 * Puts into APDUs what a client asks, each under a reference id of its own: eight octets, which the
 * answer must repeat ({@link Reference}). The caller closes what it gets. Immutable; any thread.
 */
public final class Requests {
    private static final long VERSIONS_1_TO_3 = 0b111;

    /** 1 MiB, like the gateway itself (z3950.md §6.2). */
    private static final int MESSAGE_SIZE = 1 << 20;

    private static final int LISTED = 0;
    private static final int DESCENDING = 1;
    private static final int IGNORING_CASE = 1;

    private final ConnectionOptions options;
    private final ByteBufAllocator allocator;

    /** What a client with these options asks. */
    public Requests(ConnectionOptions options, ByteBufAllocator allocator) {
        this.options = options;
        this.allocator = allocator;
    }

    /** Which records of a set, counted from 1. */
    public record Range(long first, int count) {}

    /** Presents the client. */
    public Apdu init(long reference) {
        Identity identity = options.identity();
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.INIT)) {
            Reference.write(apdu, ApduPart.INIT_REFERENCE_ID, reference);
            apdu.bits(ApduPart.INIT_PROTOCOL_VERSION, VERSIONS_1_TO_3, Byte.SIZE)
                    .bits(ApduPart.INIT_OPTIONS, InitOption.bits(wanted()), InitOption.BITS)
                    .integer(ApduPart.INIT_PREFERRED_MESSAGE_SIZE, MESSAGE_SIZE)
                    .integer(ApduPart.INIT_EXCEPTIONAL_RECORD_SIZE, MESSAGE_SIZE);
            identity.login().ifPresent(login -> login(apdu, login));
            apdu.text(ApduPart.INIT_IMPLEMENTATION_NAME, identity.implementation());
            units(apdu, identity);
            return apdu.finish();
        }
    }

    /**
     * Searches, and asks for no records along with the answer.
     *
     * @throws QueryFault if a term has no form in the other side's charset
     */
    public Apdu search(long reference, String set, Query query) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SEARCH)) {
            Reference.write(apdu, ApduPart.SEARCH_REFERENCE_ID, reference);
            apdu.integer(ApduPart.SEARCH_SMALL_SET_UPPER_BOUND, 0)
                    .integer(ApduPart.SEARCH_LARGE_SET_LOWER_BOUND, 1)
                    .integer(ApduPart.SEARCH_MEDIUM_SET_PRESENT_NUMBER, 0)
                    .bool(ApduPart.SEARCH_REPLACE_INDICATOR, true)
                    .text(ApduPart.SEARCH_RESULT_SET_NAME, set);
            databases(apdu, ApduPart.SEARCH_DATABASE_NAMES);
            return apdu.written(
                            ApduPart.SEARCH_QUERY,
                            bytes -> RpnWriter.write(query, options.charset(), bytes))
                    .finish();
        }
    }

    /** Asks for records of a set. */
    public Apdu present(long reference, String set, Range range, Form form) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.PRESENT)) {
            Reference.write(apdu, ApduPart.PRESENT_REFERENCE_ID, reference);
            apdu.text(ApduPart.PRESENT_RESULT_SET_ID, set)
                    .integer(ApduPart.PRESENT_RESULT_SET_START_POINT, range.first())
                    .integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, range.count());
            if (!form.elementSet().isEmpty()) {
                apdu.begin(ApduPart.PRESENT_RECORD_COMPOSITION)
                        .begin(ApduPart.RECORD_COMPOSITION_SIMPLE)
                        .text(
                                ApduPart.ELEMENT_SET_NAMES_GENERIC_ELEMENT_SET_NAME,
                                form.elementSet())
                        .end()
                        .end();
            }
            return apdu.oid(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX, form.syntax().oid()).finish();
        }
    }

    /**
     * Walks along an index, beginning at the one term of the query.
     *
     * @throws QueryFault with 108 if the query is more than one term, and as in {@link #search}
     */
    public Apdu scan(long reference, Query from, int terms) {
        if (!(from.root() instanceof Leaf leaf)) {
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        AttributeSet set = from.attributeSet();
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SCAN)) {
            Reference.write(apdu, ApduPart.SCAN_REFERENCE_ID, reference);
            databases(apdu, ApduPart.SCAN_DATABASE_NAMES);
            return apdu.oid(ApduPart.SCAN_ATTRIBUTE_SET, set.identifier())
                    .written(
                            ApduPart.SCAN_TERM_LIST_AND_START_POINT,
                            bytes -> RpnWriter.writeTerm(leaf, set, options.charset(), bytes))
                    .integer(ApduPart.SCAN_STEP_SIZE, 0)
                    .integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, terms)
                    .integer(ApduPart.SCAN_PREFERRED_POSITION_IN_RESPONSE, 1)
                    .finish();
        }
    }

    /** Puts a set in another order, under the name that it has. */
    public Apdu sort(long reference, String set, List<SortKey> keys) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SORT)) {
            Reference.write(apdu, ApduPart.SORT_REFERENCE_ID, reference);
            apdu.begin(ApduPart.SORT_INPUT_RESULT_SET_NAMES)
                    .text(ApduPart.TEXTS_TEXT, set)
                    .end()
                    .text(ApduPart.SORT_SORTED_RESULT_SET_NAME, set)
                    .begin(ApduPart.SORT_SORT_SEQUENCE);
            keys.forEach(key -> key(apdu, key));
            return apdu.end().finish();
        }
    }

    /** Gives a set up. */
    public Apdu delete(long reference, String set) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.DELETE)) {
            Reference.write(apdu, ApduPart.DELETE_REFERENCE_ID, reference);
            return apdu.integer(ApduPart.DELETE_DELETE_FUNCTION, LISTED)
                    .begin(ApduPart.DELETE_RESULT_SET_LIST)
                    .text(ApduPart.RESULT_SET_IDS_ID, set)
                    .end()
                    .finish();
        }
    }

    /** Says goodbye, which nothing needs to answer. */
    public Apdu close() {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.CLOSE)) {
            return apdu.integer(ApduPart.CLOSE_CLOSE_REASON, CloseReason.FINISHED.code()).finish();
        }
    }

    private Set<InitOption> wanted() {
        Set<InitOption> wanted =
                EnumSet.of(
                        InitOption.SEARCH,
                        InitOption.PRESENT,
                        InitOption.DELETE,
                        InitOption.SCAN,
                        InitOption.SORT,
                        InitOption.NAMED_RESULT_SETS);
        if (proposesCharset()) {
            wanted.add(InitOption.NEGOTIATION);
        }
        return wanted;
    }

    private boolean proposesCharset() {
        return options.charset() == TermCharset.UTF_8;
    }

    private static void login(ApduWriter apdu, Identity.Login login) {
        apdu.begin(ApduPart.INIT_ID_AUTHENTICATION).begin(ApduPart.ID_AUTHENTICATION_ID_PASS);
        if (!login.group().isEmpty()) {
            apdu.text(ApduPart.ID_PASS_GROUP_ID, login.group());
        }
        apdu.text(ApduPart.ID_PASS_USER_ID, login.user())
                .text(ApduPart.ID_PASS_PASSWORD, login.password())
                .end()
                .end();
    }

    private void units(ApduWriter apdu, Identity identity) {
        if (!proposesCharset() && identity.units().isEmpty()) {
            return;
        }
        apdu.begin(ApduPart.INIT_OTHER_INFORMATION);
        if (proposesCharset()) {
            CharsetNegotiation.propose(apdu, true);
        }
        identity.units().forEach((kind, text) -> unit(apdu, kind, text));
        apdu.end();
    }

    private static void unit(ApduWriter apdu, InformationKind kind, String text) {
        apdu.begin(ApduPart.OTHER_INFORMATION_UNIT)
                .begin(ApduPart.OTHER_UNIT_CATEGORY)
                .oid(ApduPart.INFO_CATEGORY_CATEGORY_TYPE_ID, kind.oid())
                .integer(ApduPart.INFO_CATEGORY_CATEGORY_VALUE, 1)
                .end()
                .begin(ApduPart.OTHER_UNIT_INFORMATION)
                .text(ApduPart.INFORMATION_CHARACTER_INFORMATION, text)
                .end()
                .end();
    }

    private void databases(ApduWriter apdu, ApduPart part) {
        apdu.begin(part);
        options.databases().forEach(each -> apdu.text(ApduPart.DATABASE_NAMES_NAME, each));
        apdu.end();
    }

    private static void key(ApduWriter apdu, SortKey key) {
        AttributeSet set = AttributeSet.BIB_1;
        apdu.begin(ApduPart.SORT_KEYS_KEY)
                .begin(ApduPart.SORT_KEY_SPECIFICATION_SORT_ELEMENT)
                .begin(ApduPart.SORT_ELEMENT_GENERIC)
                .begin(ApduPart.SORT_KEY_SORT_ATTRIBUTES)
                .oid(ApduPart.SORT_ATTRIBUTES_ID, set.identifier())
                .written(
                        ApduPart.SORT_ATTRIBUTES_LIST,
                        bytes -> RpnAttributes.write(key.attributes(), set, bytes))
                .end()
                .end()
                .end()
                .integer(
                        ApduPart.SORT_KEY_SPECIFICATION_SORT_RELATION,
                        key.descending() ? DESCENDING : 0)
                .integer(
                        ApduPart.SORT_KEY_SPECIFICATION_CASE_SENSITIVITY,
                        key.caseSensitive() ? 0 : IGNORING_CASE)
                .end();
    }
}
