package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.carrel.gateway.WebPeer.Request;
import org.carrel.gateway.WebReader.Reply;
import org.junit.jupiter.api.Test;

/** How catalogues that speak SRU are asked, whatever they answer. */
class WebTargetTest {
    private static final String BASE = "/books?operation=searchRetrieve&query=";
    private static final String COUNT = BASE + "dc.title%3Dwhales&maximumRecords=0";

    @Test
    void a_search_asks_for_the_number_first_and_then_for_the_window() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            trial.target("books", "sru", peer.port(), "path: /sru").start();
            trial.reader().get(BASE + "dc.title%3Dwhales&startRecord=2&maximumRecords=2");
            assertEquals("POST /sru/Default HTTP/1.1", peer.heard().getFirst().line());
            assertEquals(asked(1, 1), peer.heard().get(0).parameters());
            assertEquals(asked(2, 2), peer.heard().get(1).parameters());
        }
    }

    @Test
    void one_connection_serves_many_questions() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            trial.target("books", "sru", peer.port()).start();
            WebReader reader = trial.reader();
            for (int asked = 0; asked < 5; asked++) {
                reader.get(BASE + "a");
            }
            assertEquals(1, peer.connections());
        }
    }

    @Test
    void a_target_that_takes_no_posts_is_asked_by_address_from_then_on() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(asked ->
                            asked.line().startsWith("POST") ? WebPeer.said(405, "") : three(asked));
            trial.target("books", "sru", peer.port()).start();
            WebReader reader = trial.reader();
            assertEquals("3", reader.get(COUNT).element("numberOfRecords"));
            assertEquals("3", reader.get(COUNT).element("numberOfRecords"));
            List<String> methods =
                    peer.heard().stream().map(each -> each.line().substring(0, 4)).toList();
            assertEquals(List.of("POST", "GET ", "GET "), methods);
            assertEquals(asked(1, 1), peer.heard().getLast().parameters());
        }
    }

    @Test
    void a_target_of_1_1_is_asked_in_1_1_from_then_on() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(asked ->
                            asked.parameter("version").equals("1.2")
                                    ? WebPeer.refused(5)
                                    : three(asked));
            trial.target("books", "sru", peer.port()).start();
            assertEquals("3", trial.reader().get(COUNT).element("numberOfRecords"));
            assertEquals("3", trial.reader().get(COUNT).element("numberOfRecords"));
            List<String> versions =
                    peer.heard().stream().map(each -> each.parameter("version")).toList();
            assertEquals(List.of("1.2", "1.1", "1.1"), versions);
        }
    }

    @Test
    void an_order_stands_in_the_query_of_1_2() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            trial.target("books", "sru", peer.port()).start();
            trial.reader().get(BASE + "a%20sortBy%20dc.title/sort.descending");
            String query = peer.heard().getLast().parameter("query");
            assertTrue(query.contains(" sortBy "), query);
            assertTrue(query.contains("title/sort.descending"), query);
        }
    }

    @Test
    void sort_keys_of_1_1_say_the_same() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            trial.target("books", "sru", peer.port()).start();
            trial.reader().get(BASE + "a&version=1.1&sortKeys=title,dc,0");
            String query = peer.heard().getLast().parameter("query");
            assertTrue(query.contains("title/sort.descending"), query);
        }
    }

    @Test
    void an_order_stands_beside_the_query_of_1_1() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(asked ->
                            asked.parameter("version").equals("1.2")
                                    ? WebPeer.refused(5)
                                    : three(asked));
            trial.target("books", "sru", peer.port()).start();
            trial.reader().get(BASE + "a%20sortBy%20dc.title/sort.descending");
            Request last = peer.heard().getLast();
            assertTrue(last.parameter("sortKeys").startsWith("title,"), "said as a sort key");
            assertFalse(last.parameter("query").contains("sortBy"));
        }
    }

    @Test
    void a_connection_that_died_unnoticed_costs_nothing_but_a_second_attempt() {
        AtomicInteger asked = new AtomicInteger();
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(request -> asked.incrementAndGet() == 2 ? "" : three(request));
            trial.target("books", "sru", peer.port()).start();
            WebReader reader = trial.reader();
            assertEquals("3", reader.get(COUNT).element("numberOfRecords"));
            assertEquals("3", reader.get(COUNT).element("numberOfRecords"));
            assertEquals(2, peer.connections());
        }
    }

    @Test
    void a_target_that_closes_after_each_answer_is_called_anew() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer =
                    trial.peer(asked ->
                            three(asked)
                                    .replace("Content-Type", "Connection: close\r\nContent-Type"));
            trial.target("books", "sru", peer.port()).start();
            assertEquals("3", trial.reader().get(BASE + "a").element("numberOfRecords"));
            assertEquals(2, peer.connections());
        }
    }

    @Test
    void another_place_is_called_where_the_first_is_silent() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            String fallback = "fallback: [\"127.0.0.1:%d\"]".formatted(peer.port());
            trial.target("books", "sru", Plan.freePort(), fallback).start();
            assertEquals("3", trial.reader().get(COUNT).element("numberOfRecords"));
        }
    }

    @Test
    void a_target_that_answers_too_late_is_given_up() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(asked -> "HTTP/1.1 200 Slow\r\nContent-Length: 9\r\n\r\n<");
            trial.target("books", "sru", peer.port(), "timeout: 300ms").start();
            assertEquals("2", trial.reader().get(COUNT).diagnostic());
        }
    }

    @Test
    void a_target_in_trouble_is_not_available() {
        assertEquals("2", diagnosticOf(_ -> WebPeer.said(503, "busy")));
    }

    @Test
    void a_target_that_lets_nobody_in_is_not_available() {
        assertEquals("2", diagnosticOf(_ -> WebPeer.said(401, "who are you")));
    }

    @Test
    void a_page_instead_of_an_answer_is_nonsense() {
        assertEquals("1", diagnosticOf(_ -> WebPeer.said(200, "<html><body>hello</body></html>")));
    }

    @Test
    void an_answer_that_is_no_xml_is_nonsense() {
        assertEquals("1", diagnosticOf(_ -> WebPeer.said(200, "hello")));
    }

    @Test
    void bytes_that_are_no_http_are_nonsense() {
        assertEquals("1", diagnosticOf(_ -> "hello, this is no HTTP\r\n\r\n"));
    }

    @Test
    void a_detour_to_somewhere_else_is_not_taken() {
        assertEquals(
                "1",
                diagnosticOf(_ ->
                        WebPeer.said(302, "")
                                .replace("Content-Type", "Location: http://elsewhere/\r\nA")));
    }

    @Test
    void a_refusal_comes_through_as_its_number_and_without_its_words() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(_ -> WebPeer.refused(16));
            trial.target("books", "sru", peer.port()).start();
            Reply reply = trial.reader().get(COUNT);
            assertEquals("16", reply.diagnostic());
            assertFalse(reply.body().contains("secret"));
        }
    }

    @Test
    void the_gateway_presents_its_own_account_and_no_other() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(WebTargetTest::three);
            trial.target(
                            "books",
                            "sru",
                            peer.port(),
                            "login: { user: carrel, password: \"inline:sesame\" }")
                    .start();
            trial.reader().get(COUNT, "Authorization: Basic dHJhY2U6dHJhY2U=");
            List<String> presented =
                    peer.heard().getFirst().headers().stream()
                            .filter(each -> each.startsWith("authorization"))
                            .toList();
            assertEquals(List.of("authorization: Basic Y2FycmVsOnNlc2FtZQ=="), presented);
        }
    }

    private static String diagnosticOf(Function<Request, String> answers) {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(answers);
            trial.target("books", "sru", peer.port()).start();
            return trial.reader().get(COUNT).diagnostic();
        }
    }

    private static String three(Request asked) {
        return WebPeer.found(3, WebPeer.marc("Whales"));
    }

    private static List<String> asked(int start, int count) {
        return List.of(
                "version=1.2",
                "operation=searchRetrieve",
                "query=dc.title = \"whales\"",
                "startRecord=" + start,
                "maximumRecords=" + count,
                "recordSchema=marcxml",
                "recordPacking=xml");
    }
}
