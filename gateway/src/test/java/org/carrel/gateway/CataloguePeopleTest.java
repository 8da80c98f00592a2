package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.Oids;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.Oid;
import org.junit.jupiter.api.Test;

/**
 * A made-up person is planted wherever the protocol lets one stand, at the client and at the
 * target; neither hears of the other's.
 */
class CataloguePeopleTest {
    private static final String CANARY = "canary";
    private static final String TALES = "tattle";

    @Test
    void nothing_that_a_client_tells_of_itself_reaches_the_target() {
        try (TellingTarget target = new TellingTarget(TALES);
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            assertTrue(client.ask(talkativeInit()).bool(ApduPart.INIT_RESPONSE_RESULT));
            assertTrue(
                    client.ask(search("books", "word"))
                            .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS));
            assertNotNull(
                    client.ask(present(RecordSyntax.USMARC))
                            .part(ApduPart.PRESENT_RESPONSE_RECORDS));
            String seen = target.heard();
            assertTrue(seen.contains("word"), "the query itself");
            assertFalse(seen.contains(CANARY), seen);
        }
    }

    @Test
    void nothing_that_a_target_tells_of_people_reaches_a_client() {
        try (TellingTarget target = new TellingTarget(TALES);
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.ask(RawAssociation.init());
            client.ask(search("books", "word"));
            for (RecordSyntax syntax :
                    new RecordSyntax[] {
                        RecordSyntax.USMARC, RecordSyntax.XML, RecordSyntax.OPAC, RecordSyntax.SUTRS
                    }) {
                Apdu shown = client.ask(present(syntax));
                assertEquals(
                        1,
                        shown.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0),
                        syntax.text());
            }
            client.ask(search("books", "fail")); // a diagnostic that quotes somebody
            client.ask(scan());
            String seen = client.everything().toString(ISO_8859_1);
            assertTrue(seen.contains("A book"), "the record itself");
            assertFalse(seen.contains(TALES), seen);
        }
    }

    @Test
    void an_item_order_is_refused_and_the_target_never_hears_of_it() {
        try (TellingTarget target = new TellingTarget(TALES);
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.ask(RawAssociation.init());
            client.ask(search("books", "word"));
            Apdu answer = client.ask(itemOrder());
            assertEquals(ApduType.EXTENDED_SERVICES_RESPONSE, answer.type());
            assertEquals(
                    3, answer.integer(ApduPart.EXTENDED_SERVICES_RESPONSE_OPERATION_STATUS, 0));
            assertFalse(target.heard().contains(CANARY));
            assertFalse(client.everything().toString(ISO_8859_1).contains(TALES));
        }
    }

    @Test
    void a_database_that_the_door_does_not_have_is_not_looked_for() {
        try (TellingTarget target = new TellingTarget(TALES);
                Z3950Trial trial = new Z3950Trial(target.port());
                RawAssociation client = RawAssociation.to(trial.port())) {
            client.ask(RawAssociation.init());
            for (String trick :
                    new String[] {
                        "canary",
                        "books,user=canary",
                        "tcp:canary.example.org:210/books",
                        "books\u00a6withLoans",
                        "books?x-target=canary"
                    }) {
                Apdu answer = client.ask(search(trick, "word"));
                assertFalse(answer.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS), trick);
            }
            assertEquals("", target.heard());
        }
    }

    private static Apdu talkativeInit() {
        return RawAssociation.apdu(
                ApduType.INIT,
                init -> {
                    init.octets(
                            ApduPart.INIT_REFERENCE_ID, Unpooled.copiedBuffer(CANARY, ISO_8859_1));
                    RawAssociation.usual(init);
                    init.begin(ApduPart.INIT_ID_AUTHENTICATION)
                            .begin(ApduPart.ID_AUTHENTICATION_ID_PASS)
                            .text(ApduPart.ID_PASS_GROUP_ID, CANARY)
                            .text(ApduPart.ID_PASS_USER_ID, CANARY)
                            .text(ApduPart.ID_PASS_PASSWORD, CANARY)
                            .end()
                            .end()
                            .text(ApduPart.INIT_IMPLEMENTATION_ID, CANARY)
                            .text(ApduPart.INIT_IMPLEMENTATION_NAME, CANARY)
                            .text(ApduPart.INIT_IMPLEMENTATION_VERSION, CANARY)
                            .begin(ApduPart.INIT_USER_INFORMATION_FIELD)
                            .oid(
                                    ApduPart.EXTERNAL_DIRECT_REFERENCE,
                                    InformationKind.USER_INFORMATION.oid())
                            .begin(ApduPart.EXTERNAL_ENCODING)
                            .octets(
                                    ApduPart.ENCODING_OCTETS,
                                    Unpooled.copiedBuffer(CANARY, ISO_8859_1))
                            .end()
                            .end();
                    tellTales(init, ApduPart.INIT_OTHER_INFORMATION);
                });
    }

    static Apdu search(String database, String word) {
        return RawAssociation.apdu(
                ApduType.SEARCH,
                search -> {
                    search.octets(
                                    ApduPart.SEARCH_REFERENCE_ID,
                                    Unpooled.copiedBuffer(CANARY, ISO_8859_1))
                            .integer(ApduPart.SEARCH_SMALL_SET_UPPER_BOUND, 0)
                            .integer(ApduPart.SEARCH_LARGE_SET_LOWER_BOUND, 1)
                            .integer(ApduPart.SEARCH_MEDIUM_SET_PRESENT_NUMBER, 0)
                            .bool(ApduPart.SEARCH_REPLACE_INDICATOR, true)
                            .text(ApduPart.SEARCH_RESULT_SET_NAME, CANARY)
                            .begin(ApduPart.SEARCH_DATABASE_NAMES)
                            .text(ApduPart.DATABASE_NAMES_NAME, database)
                            .end()
                            .written(
                                    ApduPart.SEARCH_QUERY,
                                    bytes ->
                                            bytes.begin(BerTag.context(1))
                                                    .oid(BerTag.OBJECT_IDENTIFIER, Oids.BIB_1)
                                                    .begin(BerTag.context(0))
                                                    .begin(BerTag.context(102))
                                                    .begin(BerTag.context(44))
                                                    .end()
                                                    .text(BerTag.context(45), word)
                                                    .end()
                                                    .end()
                                                    .end());
                    tellTales(search, ApduPart.SEARCH_OTHER_INFORMATION);
                });
    }

    private static Apdu present(RecordSyntax syntax) {
        return RawAssociation.apdu(
                ApduType.PRESENT,
                present -> {
                    present.text(ApduPart.PRESENT_RESULT_SET_ID, CANARY)
                            .integer(ApduPart.PRESENT_RESULT_SET_START_POINT, 1)
                            .integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 1)
                            .oid(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX, syntax.oid());
                    tellTales(present, ApduPart.PRESENT_OTHER_INFORMATION);
                });
    }

    private static Apdu scan() {
        return RawAssociation.apdu(
                ApduType.SCAN,
                scan ->
                        scan.begin(ApduPart.SCAN_DATABASE_NAMES)
                                .text(ApduPart.DATABASE_NAMES_NAME, "books")
                                .end()
                                .written(
                                        ApduPart.SCAN_TERM_LIST_AND_START_POINT,
                                        bytes ->
                                                bytes.begin(BerTag.context(102))
                                                        .begin(BerTag.context(44))
                                                        .end()
                                                        .text(BerTag.context(45), "word")
                                                        .end())
                                .integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, 5));
    }

    private static Apdu itemOrder() {
        return RawAssociation.apdu(
                ApduType.EXTENDED_SERVICES,
                order ->
                        order.integer(ApduPart.EXTENDED_SERVICES_FUNCTION, 1)
                                .oid(
                                        ApduPart.EXTENDED_SERVICES_PACKAGE_TYPE,
                                        Oid.of("1.2.840.10003.9.4"))
                                .text(ApduPart.EXTENDED_SERVICES_PACKAGE_NAME, CANARY)
                                .text(ApduPart.EXTENDED_SERVICES_USER_ID, CANARY)
                                .text(ApduPart.EXTENDED_SERVICES_DESCRIPTION, CANARY)
                                .integer(ApduPart.EXTENDED_SERVICES_WAIT_ACTION, 1));
    }

    /** Cookie, address of the client and a virtual host, as units of other information. */
    private static void tellTales(ApduWriter apdu, ApduPart part) {
        apdu.begin(part);
        for (InformationKind kind :
                new InformationKind[] {
                    InformationKind.PROXY, InformationKind.COOKIE, InformationKind.CLIENT_ADDRESS
                }) {
            apdu.begin(ApduPart.OTHER_INFORMATION_UNIT)
                    .begin(ApduPart.OTHER_UNIT_CATEGORY)
                    .oid(ApduPart.INFO_CATEGORY_CATEGORY_TYPE_ID, kind.oid())
                    .integer(ApduPart.INFO_CATEGORY_CATEGORY_VALUE, 1)
                    .end()
                    .begin(ApduPart.OTHER_UNIT_INFORMATION)
                    .text(ApduPart.INFORMATION_CHARACTER_INFORMATION, CANARY)
                    .end()
                    .end();
        }
        apdu.end();
    }
}
