package org.carrel.gateway.target;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.config.Secret;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Form;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.scrub.SafeEnquiry;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.query.AttributeSet;
import org.carrel.z3950.query.QueryNode.Leaf;
import org.carrel.z3950.query.RpnAttributes;
import org.carrel.z3950.query.RpnWriter;
import org.carrel.z3950.query.TermCharset;

/**
 * What the gateway says to a Z39.50 target. Whoever asks, it says the same: no reference ids, no
 * other information, sets by number, no records unless they are asked for, and one Init with one
 * identity (z3950.md §1.2, §2.1). Immutable; any thread.
 */
final class Z3950Speech {
    /** Search, present, delete, scan, sort, named result sets. */
    private static final long OPTIONS = 1 | 1 << 1 | 1 << 2 | 1 << 7 | 1 << 8 | 1 << 14;

    private static final int OPTION_BITS = 16;
    private static final long VERSIONS = 0b111;

    /** 1 MiB, for everybody, so that it tells nobody apart (z3950.md §6.2). */
    private static final int MESSAGE_SIZE = 1 << 20;

    private static final int LISTED = 0;

    private final TargetConfig config;
    private final TermCharset charset;
    private final ByteBufAllocator allocator;

    Z3950Speech(TargetConfig config, ByteBufAllocator allocator) {
        this.config = config;
        this.charset = config.queries().charset();
        this.allocator = allocator;
    }

    /** The Init that every association begins with. */
    Apdu init() {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.INIT)) {
            apdu.bits(ApduPart.INIT_PROTOCOL_VERSION, VERSIONS, Byte.SIZE)
                    .bits(ApduPart.INIT_OPTIONS, OPTIONS, OPTION_BITS)
                    .integer(ApduPart.INIT_PREFERRED_MESSAGE_SIZE, MESSAGE_SIZE)
                    .integer(ApduPart.INIT_EXCEPTIONAL_RECORD_SIZE, MESSAGE_SIZE);
            config.login().ifPresent(login -> present(login, apdu));
            return apdu.text(ApduPart.INIT_IMPLEMENTATION_NAME, "Carrel").finish();
        }
    }

    /** The question. */
    Apdu question(SafeEnquiry safe) {
        return switch (safe.enquiry()) {
            case Enquiry.Search search -> search(search);
            case Enquiry.Present present -> present(present);
            case Enquiry.Scan scan -> scan(scan);
            case Enquiry.Sort sort -> sort(sort);
            case Enquiry.Delete delete -> delete(delete.sets());
        };
    }

    /** Gives these sets up. */
    Apdu delete(List<Integer> sets) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.DELETE)) {
            apdu.integer(ApduPart.DELETE_DELETE_FUNCTION, LISTED)
                    .begin(ApduPart.DELETE_RESULT_SET_LIST);
            sets.forEach(set -> apdu.text(ApduPart.RESULT_SET_IDS_ID, Enquiry.setName(set)));
            return apdu.end().finish();
        }
    }

    /** Says goodbye. */
    Apdu close() {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.CLOSE)) {
            return apdu.integer(ApduPart.CLOSE_CLOSE_REASON, CloseReason.FINISHED.code()).finish();
        }
    }

    private void present(TargetConfig.TargetLogin login, ApduWriter apdu) {
        apdu.begin(ApduPart.INIT_ID_AUTHENTICATION).begin(ApduPart.ID_AUTHENTICATION_ID_PASS);
        login.group().ifPresent(group -> apdu.text(ApduPart.ID_PASS_GROUP_ID, group));
        apdu.text(ApduPart.ID_PASS_USER_ID, login.user());
        ByteBuf password = shown(login.password());
        apdu.octets(ApduPart.ID_PASS_PASSWORD, password).end().end();
        Wiping.release(password);
    }

    private ByteBuf shown(Secret secret) {
        ByteBuf bytes = allocator.directBuffer(secret.length(), secret.length());
        secret.copyTo(bytes.nioBuffer(0, secret.length()));
        return bytes.writerIndex(secret.length());
    }

    private Apdu search(Enquiry.Search search) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SEARCH)) {
            apdu.integer(ApduPart.SEARCH_SMALL_SET_UPPER_BOUND, 0)
                    .integer(ApduPart.SEARCH_LARGE_SET_LOWER_BOUND, 1)
                    .integer(ApduPart.SEARCH_MEDIUM_SET_PRESENT_NUMBER, 0)
                    .bool(ApduPart.SEARCH_REPLACE_INDICATOR, true)
                    .text(ApduPart.SEARCH_RESULT_SET_NAME, Enquiry.setName(search.set()));
            databases(apdu, ApduPart.SEARCH_DATABASE_NAMES, search.databases());
            return apdu.written(
                            ApduPart.SEARCH_QUERY,
                            bytes -> RpnWriter.write(search.query(), charset, bytes))
                    .finish();
        }
    }

    private Apdu present(Enquiry.Present present) {
        Form form = present.form();
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.PRESENT)) {
            return apdu.text(ApduPart.PRESENT_RESULT_SET_ID, Enquiry.setName(present.set()))
                    .integer(ApduPart.PRESENT_RESULT_SET_START_POINT, present.start())
                    .integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, present.count())
                    .begin(ApduPart.PRESENT_RECORD_COMPOSITION)
                    .begin(ApduPart.RECORD_COMPOSITION_SIMPLE)
                    .text(ApduPart.ELEMENT_SET_NAMES_GENERIC_ELEMENT_SET_NAME, form.elements())
                    .end()
                    .end()
                    .oid(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX, form.syntax().oid())
                    .finish();
        }
    }

    private Apdu scan(Enquiry.Scan scan) {
        AttributeSet set = scan.from().attributeSet();
        if (!(scan.from().root() instanceof Leaf leaf)) {
            throw new IllegalArgumentException("a scan begins at one term");
        }
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SCAN)) {
            databases(apdu, ApduPart.SCAN_DATABASE_NAMES, scan.databases());
            return apdu.oid(ApduPart.SCAN_ATTRIBUTE_SET, set.identifier())
                    .written(
                            ApduPart.SCAN_TERM_LIST_AND_START_POINT,
                            bytes -> RpnWriter.writeTerm(leaf, set, charset, bytes))
                    .integer(ApduPart.SCAN_STEP_SIZE, scan.step())
                    .integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, scan.count())
                    .integer(ApduPart.SCAN_PREFERRED_POSITION_IN_RESPONSE, scan.position())
                    .finish();
        }
    }

    private Apdu sort(Enquiry.Sort sort) {
        try (ApduWriter apdu = new ApduWriter(allocator, ApduType.SORT)) {
            apdu.begin(ApduPart.SORT_INPUT_RESULT_SET_NAMES);
            sort.sets().forEach(set -> apdu.text(ApduPart.TEXTS_TEXT, Enquiry.setName(set)));
            apdu.end()
                    .text(ApduPart.SORT_SORTED_RESULT_SET_NAME, Enquiry.setName(sort.into()))
                    .begin(ApduPart.SORT_SORT_SEQUENCE);
            sort.keys().forEach(key -> key(apdu, key));
            return apdu.end().finish();
        }
    }

    private void key(ApduWriter apdu, SortKey key) {
        AttributeSet set = key.attributes().getFirst().set();
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
                .integer(ApduPart.SORT_KEY_SPECIFICATION_SORT_RELATION, key.descending() ? 1 : 0)
                .integer(
                        ApduPart.SORT_KEY_SPECIFICATION_CASE_SENSITIVITY,
                        key.ignoringCase() ? 1 : 0)
                .end();
    }

    private static void databases(ApduWriter apdu, ApduPart part, List<String> databases) {
        apdu.begin(part);
        databases.forEach(each -> apdu.text(ApduPart.DATABASE_NAMES_NAME, each));
        apdu.end();
    }
}
