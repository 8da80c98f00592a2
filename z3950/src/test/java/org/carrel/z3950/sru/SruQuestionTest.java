package org.carrel.z3950.sru;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.Memory;
import org.carrel.z3950.query.PqfReader;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.SolrFields;
import org.junit.jupiter.api.Test;

/** What targets are asked: nothing but what they need. */
class SruQuestionTest {
    @Test
    void a_search_is_asked_in_one_form() {
        assertEquals(
                "version=1.1&operation=searchRetrieve&query=dc.title%20%3D%20%22M%C3%BCll%20%26%22"
                        + "&startRecord=1&maximumRecords=10&recordSchema=marcxml&recordPacking=xml",
                asked(SruOperation.SEARCH_RETRIEVE, "dc.title=\"Müll &\""));
    }

    @Test
    void a_scan_is_asked_in_one_form() {
        assertEquals(
                "version=1.1&operation=scan&scanClause=dc.title%20%3D%20%22a%22"
                        + "&responsePosition=1&maximumTerms=10",
                asked(SruOperation.SCAN, "dc.title=a"));
    }

    @Test
    void what_we_ask_is_what_we_would_understand() {
        Memory memory = new Memory();
        String form = asked(SruOperation.SEARCH_RETRIEVE, "a and b+c");
        try (SruRequest request = SruRequest.read(Memory.window(form), memory)) {
            assertEquals(
                    "cql.serverChoice = \"a\" and cql.serverChoice = \"b+c\"",
                    Memory.text(request.cql()));
        }
        memory.assertWiped();
    }

    @Test
    void solr_is_asked_with_six_parameters() {
        Memory memory = new Memory();
        SolrFields access = new SolrFields(Map.of(4, List.of("title")), List.of("text"));
        try (Query query = PqfReader.read(Memory.window("@attr 1=4 {!x}"), memory)) {
            SolrQuestion question =
                    new SolrQuestion(query, access, 0, 10, List.of("id", "title"), "id asc");
            assertEquals(
                    "q=%28title%3A%22%21x%22%29&start=0&rows=10&fl=id%2Ctitle"
                            + "&sort=id%20asc&wt=xml",
                    Memory.written(to -> question.write(to, memory)));
        }
        memory.assertWiped();
    }

    private static String asked(SruOperation operation, String cql) {
        Memory memory = new Memory();
        try (CqlQuery query = CqlReader.read(Memory.window(cql), memory)) {
            SruQuestion question =
                    new SruQuestion(SruVersion.V1_1, operation, query, 1, 10, "marcxml");
            return Memory.written(to -> question.write(to, memory));
        } finally {
            memory.assertWiped();
        }
    }
}
