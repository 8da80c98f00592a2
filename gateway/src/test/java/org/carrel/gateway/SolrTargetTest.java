package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.gateway.WebPeer.Request;
import org.carrel.gateway.WebReader.Reply;
import org.junit.jupiter.api.Test;

/** How a catalogue in a Solr index is asked, and what becomes of its documents. */
class SolrTargetTest {
    private static final String BASE = "/books?operation=searchRetrieve&query=";
    private static final String FIELDS =
            "queries: { fields: { \"1=4\": title, \"1=1003\": author, \"1=1016\": allfields } }";

    @Test
    void a_search_asks_in_the_fields_of_the_configuration_and_for_no_others() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            started(trial, peer).reader().get(BASE + "dc.title%3Dwhales&maximumRecords=2");
            assertEquals("POST /solr/books/select HTTP/1.1", peer.heard().getFirst().line());
            assertEquals(asked(0, 0), peer.heard().get(0).parameters());
            assertEquals(asked(0, 2), peer.heard().get(1).parameters());
        }
    }

    @Test
    void a_document_becomes_a_record() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            Reply reply = started(trial, peer).reader().get(BASE + "whales");
            assertEquals("2", reply.element("numberOfRecords"));
            assertTrue(reply.body().contains("Whales &amp; men"), reply.body());
            assertTrue(reply.body().contains("tag=\"245\""), reply.body());
        }
    }

    @Test
    void signs_of_lucene_in_a_term_are_only_signs() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            started(trial, peer).reader().get(BASE + "dc.title%3D%22a%20OR%20secret:x%22");
            String query = peer.heard().getFirst().parameter("q");
            assertTrue(query.startsWith("(title:"), query);
            assertTrue(query.contains("secret\\:x") || query.contains("\"a OR secret"), query);
        }
    }

    @Test
    void an_order_is_said_in_its_fields() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            started(trial, peer).reader().get(BASE + "whales%20sortBy%20dc.title/sort.descending");
            assertEquals("title desc", peer.heard().getLast().parameter("sort"));
        }
    }

    @Test
    void an_order_by_what_has_no_field_is_refused() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            Reply reply = started(trial, peer).reader().get(BASE + "a%20sortBy%20dc.date");
            assertEquals("80", reply.diagnostic());
            assertEquals("2", reply.element("numberOfRecords"));
        }
    }

    @Test
    void an_index_without_a_field_is_refused() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            Reply reply = started(trial, peer).reader().get(BASE + "dc.date%3D1851");
            assertEquals("16", reply.diagnostic());
            assertEquals(List.of(), peer.heard());
        }
    }

    @Test
    void a_scan_is_refused() {
        try (WebTrial trial = new WebTrial()) {
            WebPeer peer = trial.peer(SolrTargetTest::answer);
            Reply reply =
                    started(trial, peer)
                            .reader()
                            .get("/books?operation=scan&scanClause=dc.title%3Da");
            assertEquals("48", reply.diagnostic());
            assertEquals(List.of(), peer.heard());
        }
    }

    private static WebTrial started(WebTrial trial, WebPeer peer) {
        return trial.target("books", "solr", peer.port(), "path: /solr/books", FIELDS).start();
    }

    private static List<String> asked(int start, int rows) {
        return List.of(
                "q=(title:\"whales\")",
                "start=" + start,
                "rows=" + rows,
                "fl=author,title",
                "wt=xml");
    }

    private static String answer(Request asked) {
        return WebPeer.said(
                200,
                """
                <response><lst name="responseHeader"><int name="status">0</int></lst>
                <result name="response" numFound="2" start="0"><doc>
                <str name="title">Whales &amp; men</str><str name="borrower">somebody</str>
                </doc></result></response>\
                """);
    }
}
