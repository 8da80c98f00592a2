package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the APDUs of real peers say. */
class ApduReadingTest {
    @Test
    void anInitSaysWhoAsksForWhat() {
        try (Apdu init = Samples.apdu("A1")) {
            assertEquals(67_108_864, init.integer(ApduPart.INIT_PREFERRED_MESSAGE_SIZE, 0));
            assertSays("YAZ", init.part(ApduPart.INIT_IMPLEMENTATION_NAME));
            assertSays(
                    "s3cret",
                    init.part(
                            ApduPart.INIT_ID_AUTHENTICATION,
                            ApduPart.ID_AUTHENTICATION_ID_PASS,
                            ApduPart.ID_PASS_PASSWORD));
            assertNull(init.part(ApduPart.INIT_ID_AUTHENTICATION, ApduPart.ID_AUTHENTICATION_OPEN));
            BerElement options = init.part(ApduPart.INIT_OPTIONS);
            assertNotNull(options);
            assertEquals(
                    EnumSet.of(
                            InitOption.SEARCH,
                            InitOption.PRESENT,
                            InitOption.DELETE,
                            InitOption.TRIGGER_RESOURCE_CONTROL,
                            InitOption.SCAN,
                            InitOption.SORT,
                            InitOption.EXTENDED_SERVICES,
                            InitOption.NAMED_RESULT_SETS,
                            InitOption.NEGOTIATION),
                    InitOption.of(options.bits()));
        }
    }

    @Test
    void aCharsetIsNegotiated() {
        try (Apdu init = Samples.apdu("A1");
                Apdu response = Samples.apdu("A2")) {
            BerElement proposed = init.part(ApduPart.INIT_OTHER_INFORMATION);
            BerElement answered = response.part(ApduPart.INIT_RESPONSE_OTHER_INFORMATION);
            assertTrue(CharsetNegotiation.proposesUtf8(proposed));
            assertTrue(CharsetNegotiation.coversRecords(proposed));
            assertFalse(CharsetNegotiation.selectsUtf8(answered));
            assertFalse(CharsetNegotiation.coversRecords(answered));
            assertFalse(CharsetNegotiation.proposesUtf8(null));
        }
    }

    @Test
    void unitsOfOtherInformationAreToldApart() {
        try (Apdu init = Samples.apdu("B1")) {
            BerElement other = init.part(ApduPart.INIT_OTHER_INFORMATION);
            assertNotNull(other);
            assertEquals(
                    List.of("charset-3", "cookie", "client-address"),
                    InformationUnit.list(other).stream().map(InformationUnit::toString).toList());
            assertSays(
                    "cookie-abc123",
                    InformationUnit.first(InformationKind.COOKIE, other).orElseThrow().text());
        }
    }

    @Test
    void aRefusedInitSaysWhy() {
        try (Apdu response = Samples.apdu("D16")) {
            assertFalse(response.bool(ApduPart.INIT_RESPONSE_RESULT));
            assertEquals(
                    Diagnostic.BAD_USER_OR_PASSWORD,
                    Diagnostics.refusal(response).orElseThrow().diagnostic());
        }
    }

    @Test
    void recordsAreListed() {
        try (Apdu response = Samples.apdu("A6")) {
            BerElement records = response.part(ApduPart.PRESENT_RESPONSE_RECORDS);
            assertNotNull(records);
            List<ResponseRecord> list = ResponseRecord.list(records);
            assertEquals(2, list.size());
            assertSays("Default", list.getFirst().database());
            ResponseRecord.Retrieved retrieved =
                    assertInstanceOf(ResponseRecord.Retrieved.class, list.getFirst().content());
            assertEquals(RecordSyntax.USMARC, retrieved.external().syntax().orElseThrow());
            assertEquals(366, assertOctets(retrieved.external()));
        }
    }

    @Test
    void diagnosticsAreReducedToTheirNumber() {
        try (Apdu surrogate = Samples.apdu("A12");
                Apdu whole = Samples.apdu("B21")) {
            BerElement slots = surrogate.part(ApduPart.PRESENT_RESPONSE_RECORDS);
            BerElement records = whole.part(ApduPart.SEARCH_RESPONSE_RECORDS);
            assertNotNull(slots);
            assertNotNull(records);
            assertInstanceOf(
                    ResponseRecord.Refused.class, ResponseRecord.list(slots).getFirst().content());
            assertEquals(
                    List.of("diagnostic 109"),
                    ResponseRecord.diagnostics(records).stream()
                            .map(DiagnosticRecord::toString)
                            .toList());
            assertTrue(ResponseRecord.list(records).isEmpty());
        }
    }

    @Test
    void anIndexIsScanned() {
        try (Apdu response = Samples.apdu("B4")) {
            List<ScanEntry> entries = ScanEntry.list(response);
            assertEquals(
                    List.of(3L, 45L, 12L, 9L, 2L),
                    entries.stream().map(ScanEntry::occurrences).toList());
            assertSays("compiler", entries.getFirst().term());
        }
    }

    @Test
    void partsWithTheSameTagAreToldApartByTheirPlace() {
        try (Apdu sort = Samples.apdu("B5");
                Apdu search = Samples.apdu("D17")) {
            BerElement keys = sort.part(ApduPart.SORT_SORT_SEQUENCE);
            assertNotNull(keys);
            BerElement key = keys.firstChild();
            assertNotNull(key);
            BerElement relation = ApduPart.SORT_KEY_SPECIFICATION_SORT_RELATION.in(key);
            assertNotNull(relation);
            assertEquals(0, relation.integer());
            BerElement right =
                    search.part(
                            ApduPart.SEARCH_QUERY,
                            ApduPart.QUERY_TYPE_1,
                            ApduPart.RPN_QUERY_RPN,
                            ApduPart.RPN_STRUCTURE_OPERATION,
                            ApduPart.RPN_OPERATION_RIGHT);
            assertNotNull(right);
            assertTrue(ApduPart.RPN_STRUCTURE_OPERATION.begins(right.tag()));
        }
    }

    @Test
    void bothFormsOfAnItemOrderAreRecognised() {
        try (Apdu bare = Samples.apdu("B17");
                Apdu apdu = Samples.apdu("B19")) {
            assertEquals(ItemRequest.Form.ITEM_REQUEST, ItemRequest.of(bare).orElseThrow().form());
            ItemRequest request = ItemRequest.of(apdu).orElseThrow();
            assertEquals(ItemRequest.Form.ILL_APDU, request.form());
            BerElement body = request.request();
            assertNotNull(body);
            assertNotNull(ApduPart.ILL_REQUEST_CLIENT_ID.in(body));
        }
    }

    private static int assertOctets(External external) {
        var octets = external.octets();
        assertNotNull(octets);
        return octets.readableBytes();
    }

    private static void assertSays(String text, @Nullable BerElement element) {
        assertTrue(element != null && element.is(text));
    }
}
