package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.carrel.gateway.WebPeer.Request;
import org.carrel.gateway.WebReader.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients of SRU are answered, and what of them stays here. */
class WebServingTest {
    private static final String SEARCH =
            "version=1.2&operation=searchRetrieve&query=dc.title%3Dwhales";

    @Test
    void a_search_by_get_is_answered_with_the_number_and_the_records() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get("/books?" + SEARCH + "&maximumRecords=2");
            assertEquals(200, reply.status());
            assertEquals("3", reply.element("numberOfRecords"));
            assertEquals("info:srw/schema/1/marcxml-v1.1", reply.element("recordSchema"));
            assertTrue(reply.body().contains("Whales at noon"));
            assertEquals("3", reply.element("nextRecordPosition"));
        }
    }

    @Test
    void a_search_by_post_is_answered_alike() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().post("/books", SEARCH);
            assertEquals("3", reply.element("numberOfRecords"));
            assertTrue(reply.body().contains("Whales at noon"));
        }
    }

    @Test
    void a_door_with_one_database_needs_no_name_for_it() {
        try (WebTrial trial = usual()) {
            assertEquals("3", trial.reader().get("/?" + SEARCH).element("numberOfRecords"));
        }
    }

    @Test
    void a_client_of_1_1_is_answered_in_1_1() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get("/books?" + SEARCH.replace("1.2", "1.1"));
            assertEquals("1.1", reply.element("version"));
            assertEquals("3", reply.element("numberOfRecords"));
        }
    }

    @Test
    void who_wants_no_records_gets_their_number_only() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get("/books?" + SEARCH + "&maximumRecords=0");
            assertEquals("3", reply.element("numberOfRecords"));
            assertFalse(reply.body().contains("recordData"));
        }
    }

    @Test
    void records_are_packed_as_text_for_who_wants_that() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get("/books?" + SEARCH + "&recordPacking=string");
            assertTrue(reply.body().contains("&lt;record xmlns=&quot;http://www.loc.gov/MARC21"));
        }
    }

    @Test
    void nothing_at_all_asks_for_an_explanation() {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get("/books");
            assertEquals(200, reply.status());
            assertEquals("books", reply.element("database"));
            assertTrue(reply.body().contains("<index><map><name set=\"dc\">title</name>"));
        }
    }

    @Test
    void a_scan_is_answered_with_terms_and_their_numbers() {
        try (WebTrial trial = usual()) {
            Reply reply =
                    trial.reader()
                            .get(
                                    "/books?version=1.2&operation=scan&scanClause=dc.title%3Dw&maximumTerms=2");
            assertEquals("whale", reply.element("value"));
            assertEquals("7", reply.element("numberOfRecords"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere?operation=searchRetrieve&query=a, 235",
        "/books?operation=searchRetrieve&query=a&recordSchema=nothing, 66",
        "/books?operation=searchRetrieve&query=a&startRecord=4, 61",
        "/books?operation=searchRetrieve&query=(a, 10",
        "/books?operation=searchRetrieve&query=no.such%3Da, 15",
        "/books?operation=searchRetrieve&query=dc.nothing%3Da, 16",
        "/books?operation=searchRetrieve&query=cql.resultSetId%3Da, 50",
        "/books?operation=searchRetrieve, 7",
        "/books?operation=fly&query=a, 4",
        "/books?version=3.0&operation=searchRetrieve&query=a, 5",
        "/books?operation=searchRetrieve&query=a&maximumRecords=x, 6",
        "/books?operation=searchRetrieve&x-pquery=a, 8",
        "/books?operation=searchRetrieve&query=a&sortKeys=%22, 80",
        "/books?operation=scan&scanClause=a%20and%20b, 10"
    })
    void what_cannot_be_asked_is_answered_with_a_number(String uri, String diagnostic) {
        try (WebTrial trial = usual()) {
            Reply reply = trial.reader().get(uri);
            assertEquals(200, reply.status());
            assertEquals(diagnostic, reply.diagnostic());
        }
    }

    @Test
    void a_path_that_is_no_database_and_asks_nothing_is_not_found() {
        try (WebTrial trial = usual()) {
            assertEquals(404, trial.reader().get("/favicon.ico").status());
        }
    }

    @Test
    void other_methods_are_not_allowed() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            reader.write("PUT /books HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            assertEquals(405, reader.hear().status());
            reader.assertClosed();
        }
    }

    @Test
    void soap_is_not_spoken() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            reader.write(
                    "POST /books HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\n"
                            + "Content-Length: 1\r\n\r\n<");
            assertEquals(415, reader.hear().status());
        }
    }

    @Test
    void a_form_that_is_too_long_is_refused_behind_the_answers_before_it() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            reader.write("GET /books?" + SEARCH + " HTTP/1.1\r\nHost: a\r\n\r\n");
            reader.write(WebReader.posted("/books", "query=" + "a".repeat(70_000)));
            assertEquals("3", reader.hear().element("numberOfRecords"));
            assertEquals(413, reader.hear().status());
            reader.assertClosed();
        }
    }

    @Test
    void headers_that_are_too_long_are_refused() {
        try (WebTrial trial = usual()) {
            assertEquals(
                    431, trial.reader().get("/books", "Cookie: " + "a".repeat(17_000)).status());
        }
    }

    @Test
    void an_address_that_is_too_long_is_refused() {
        try (WebTrial trial = usual()) {
            assertEquals(414, trial.reader().get("/books?" + "a".repeat(17_000)).status());
        }
    }

    @Test
    void what_is_no_http_is_refused() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            reader.write("hello there, are you a catalogue\r\n\r\n");
            assertEquals(400, reader.hear().status());
            reader.assertClosed();
        }
    }

    @Test
    void requests_that_come_together_are_answered_in_their_order() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(asked -> {
                        boolean first = asked.parameter("query").contains("first");
                        return WebPeer.found(first ? 1 : 2, WebPeer.marc("A"));
                    });
            trial.target("books", "sru", peer.port()).start();
            WebReader reader = trial.reader();
            String one =
                    "GET /books?operation=searchRetrieve&maximumRecords=0&query=%s HTTP/1.1\r\n\r\n";
            reader.write(one.formatted("first") + one.formatted("second"));
            assertEquals("1", reader.hear().element("numberOfRecords"));
            assertEquals("2", reader.hear().element("numberOfRecords"));
        }
    }

    @Test
    void many_requests_that_come_together_are_all_answered() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            reader.write("GET /books HTTP/1.1\r\n\r\n".repeat(50));
            for (int heard = 0; heard < 50; heard++) {
                assertEquals(200, reader.hear().status());
            }
            assertEquals("3", reader.get("/books?" + SEARCH).element("numberOfRecords"));
        }
    }

    @Test
    void a_request_may_come_letter_by_letter() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            WebReader.posted("/books", SEARCH)
                    .chars()
                    .forEach(letter -> reader.write(String.valueOf((char) letter)));
            assertEquals("3", reader.hear().element("numberOfRecords"));
        }
    }

    @Test
    void a_connection_serves_many_requests_until_its_client_wants_it_closed() {
        try (WebTrial trial = usual();
                WebReader reader = trial.reader()) {
            assertEquals("3", reader.get("/books?" + SEARCH).element("numberOfRecords"));
            Reply last = reader.get("/books?" + SEARCH, "Connection: close");
            assertEquals("3", last.element("numberOfRecords"));
            reader.assertClosed();
        }
    }

    @Test
    void an_answer_names_no_program_and_is_kept_by_nobody() {
        try (WebTrial trial = usual()) {
            String head = trial.reader().get("/books?" + SEARCH).head().toLowerCase(Locale.ROOT);
            assertFalse(head.contains("server:"));
            assertTrue(head.contains("cache-control: no-store"));
            assertTrue(head.contains("content-type: text/xml; charset=utf-8"));
        }
    }

    @Test
    void nothing_of_the_request_and_no_set_of_the_catalogue_is_in_the_answer() {
        try (WebTrial trial = usual()) {
            Reply reply =
                    trial.reader()
                            .get(
                                    "/books?"
                                            + SEARCH
                                            + "&resultSetTTL=977&stylesheet=http%3A%2F%2Fbeacon");
            assertFalse(reply.body().contains("977"));
            assertFalse(reply.body().contains("beacon"));
            assertFalse(reply.body().contains("echoed"));
        }
    }

    @Test
    void no_trace_of_a_client_reaches_the_catalogue() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebServingTest::answer);
            trial.target("books", "sru", peer.port()).start();
            trial.reader()
                    .get(
                            "/books?" + SEARCH + "&x-username=trace&x-password=trace",
                            "Cookie: trace",
                            "Referer: http://trace",
                            "X-Forwarded-For: 10.9.8.7",
                            "Forwarded: for=trace",
                            "Accept-Language: trace",
                            "User-Agent: trace",
                            "Authorization: Basic dHJhY2U6dHJhY2U=");
            trial.reader().post("/books", SEARCH);
            List<Request> heard = peer.heard();
            assertEquals(4, heard.size());
            assertEquals(heard.get(0), heard.get(2), "two clients ask alike");
            assertEquals(heard.get(1), heard.get(3), "two clients ask alike");
            for (Request each : heard) {
                assertEquals(usualHeaders(peer, each), each.headers());
            }
        }
    }

    @Test
    void who_must_log_in_and_does_not_is_told_so() {
        try (WebTrial trial = locked(trial())) {
            WebReader reader = trial.reader();
            Reply reply = reader.get("/books?" + SEARCH);
            assertEquals(401, reply.status());
            assertTrue(reply.head().toLowerCase(Locale.ROOT).contains("www-authenticate: basic"));
        }
    }

    @Test
    void who_logs_in_wrongly_is_told_so() {
        try (WebTrial trial = locked(trial())) {
            String wrong = "Authorization: Basic ZGVzazp3cm9uZw==";
            assertEquals(401, trial.reader().get("/books?" + SEARCH, wrong).status());
        }
    }

    @Test
    void who_logs_in_is_answered() {
        try (WebTrial trial = locked(trial())) {
            String right = "Authorization: Basic ZGVzazpvcGVuIHNlc2FtZQ==";
            Reply reply = trial.reader().get("/books?" + SEARCH, right);
            assertEquals("3", reply.element("numberOfRecords"));
        }
    }

    @Test
    void credentials_in_a_form_count_as_well() {
        try (WebTrial trial = locked(trial())) {
            Reply reply =
                    trial.reader()
                            .post("/books", SEARCH + "&x-username=desk&x-password=open+sesame");
            assertEquals("3", reply.element("numberOfRecords"));
        }
    }

    @Test
    void a_client_that_asks_too_much_is_told_to_wait() {
        try (WebTrial trial = trial().door("limits: { searches: 1 }").start()) {
            WebReader reader = trial.reader();
            assertEquals("3", reader.get("/books?" + SEARCH).element("numberOfRecords"));
            assertEquals("2", reader.get("/books?" + SEARCH).diagnostic());
        }
    }

    @Test
    void a_catalogue_that_is_away_is_told_of_by_a_number() {
        try (WebTrial trial = new WebTrial()) {
            trial.target("books", "sru", Plan.freePort()).start();
            assertEquals("2", trial.reader().get("/books?" + SEARCH).diagnostic());
        }
    }

    @Test
    void a_record_in_another_schema_than_the_wanted_one_is_not_passed_off_as_it() {
        try (WebTrial trial = new WebTrial()) {
            String dublin =
                    """
                    <dc xmlns="info:srw/schema/1/dc-schema">\
                    <title xmlns="http://purl.org/dc/elements/1.1/">W</title></dc>\
                    """;
            WebPeer peer = trial.peer(_ -> WebPeer.found(1, dublin));
            trial.target("books", "sru", peer.port(), "answers: { schema: dc }").start();
            Reply reply = trial.reader().get("/books?" + SEARCH + "&recordSchema=marcxml");
            assertTrue(reply.body().contains("info:srw/diagnostic/1/"), reply.body());
        }
    }

    private static WebTrial trial() {
        WebTrial trial = new WebTrial();
        WebPeer peer = trial.peer(WebServingTest::answer);
        return trial.target("books", "sru", peer.port());
    }

    private static WebTrial usual() {
        return trial().start();
    }

    private static WebTrial locked(WebTrial trial) {
        return trial.door("login: { required: true, accounts: { desk: \"inline:open sesame\" } }")
                .start();
    }

    /** A catalogue with three books and an index of two words. */
    private static String answer(Request asked) {
        return switch (asked.parameter("operation")) {
            case "scan" ->
                    WebPeer.sru(
                            "<terms><term><value>whale</value><numberOfRecords>7</numberOfRecords>"
                                    + "</term><term><value>wheel</value></term></terms>");
            default ->
                    asked.parameter("maximumRecords").equals("1")
                            ? WebPeer.found(3, WebPeer.marc("Whales"))
                            : WebPeer.found(
                                    3, WebPeer.marc("Whales at noon"), WebPeer.marc("Whales"));
        };
    }

    private static List<String> usualHeaders(WebPeer peer, Request asked) {
        return List.of(
                "host: 127.0.0.1:" + peer.port(),
                "user-agent: Carrel",
                "accept: text/xml, application/xml",
                "connection: keep-alive",
                "content-type: application/x-www-form-urlencoded",
                "content-length: " + asked.body().length());
    }
}
