package org.carrel.z3950.sru;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.carrel.z3950.query.Memory;
import org.carrel.z3950.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a client's request is seen, and what is refused. */
class SruRequestTest {
    private static final String SEARCH = "version=1.1&operation=searchRetrieve&query=";

    @Test
    void a_search_is_read_with_its_window_and_form() {
        read(
                SEARCH
                        + "dc.title+%3d+%22M%C3%BCll%22&startRecord=11&maximumRecords=5"
                        + "&recordSchema=marcxml&recordPacking=string&sortKeys=title",
                request -> {
                    assertEquals(SruOperation.SEARCH_RETRIEVE, request.operation());
                    assertEquals(SruVersion.V1_1, request.version());
                    assertEquals("dc.title = \"Müll\"", Memory.text(request.cql()));
                    assertEquals(11, request.startRecord());
                    assertEquals(5, request.maximumRecords());
                    assertEquals("marcxml", Memory.text(request.recordSchema()));
                    assertTrue(request.packedAsString());
                    assertEquals("title", Memory.text(request.sortKeys()));
                });
    }

    @Test
    void a_scan_is_read_with_its_clause() {
        read(
                "operation=scan&version=1.2&scanClause=title%3Da&responsePosition=0&maximumTerms=9",
                request -> {
                    assertEquals(SruOperation.SCAN, request.operation());
                    assertEquals("title=a", Memory.text(request.cql()));
                    assertEquals(0, request.responsePosition());
                    assertEquals(9, request.maximumTerms());
                });
    }

    @ParameterizedTest
    @CsvSource({"''", "operation=explain&version=1.1", "x-anything=1", "&&"})
    void a_request_for_nothing_is_one_for_an_explanation(String form) {
        read(form, request -> assertEquals(SruOperation.EXPLAIN, request.operation()));
    }

    @Test
    void credentials_are_seen_apart() {
        read(
                SEARCH + "x&x-username=jdoe&x-password=s3cret",
                request -> {
                    assertTrue(request.hasCredentials());
                    assertEquals("jdoe", Memory.text(request.userName()));
                    assertEquals("s3cret", Memory.text(request.password()));
                });
    }

    @Test
    void vendors_extensions_and_stylesheets_are_not_minded() {
        read(
                SEARCH
                        + "x&stylesheet=http://beacon.example/&resultSetTTL=9&x-target=tcp:evil"
                        + "&x-log-enable=1&extraRequestData=%3Cx/%3E&unheard",
                request -> assertFalse(request.hasCredentials()));
    }

    @ParameterizedTest
    @CsvSource({
        "operation=searchRetrieve&version=1.1, 7",
        "operation=scan&version=1.1&query=x, 7",
        "query=x, 7",
        "operation=update&version=1.1, 4",
        "operation=explain&version=2.0, 5",
        "operation=searchRetrieve&query=x&startRecord=0, 6",
        "operation=searchRetrieve&query=x&startRecord=-1, 6",
        "operation=searchRetrieve&query=x&maximumRecords=ten, 6",
        "operation=searchRetrieve&query=x&query=y, 6",
        "operation=searchRetrieve&query=%zz, 6",
        "operation=searchRetrieve&query=%2, 6",
        "operation=searchRetrieve&query=x&recordPacking=tar, 71",
        "operation=searchRetrieve&query=x&x-pquery=y, 8",
        "operation=scan&scanClause=x&x-pScanClause=y, 8"
    })
    void what_is_not_understood_is_refused(String form, int number) {
        assertEquals(number, refusal(form));
    }

    @Test
    void the_size_of_a_request_is_bounded() {
        assertEquals(6, refusal(SEARCH + "x".repeat(Query.LARGEST)));
        assertEquals(8, refusal("a=1&".repeat(60)));
    }

    private static int refusal(String form) {
        SruFault fault = assertThrows(SruFault.class, () -> read(form, _ -> {}));
        return fault.diagnostic().number();
    }

    private static void read(String form, Consumer<SruRequest> look) {
        Memory memory = new Memory();
        try (SruRequest request = SruRequest.read(Memory.window(form), memory)) {
            look.accept(request);
        } finally {
            memory.assertWiped();
        }
    }
}
